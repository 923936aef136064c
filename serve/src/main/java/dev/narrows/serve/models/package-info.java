/**
 * The models that are served: found in folders, loaded, replaced and unloaded while requests run.
 * What is done with them lives in {@code inference}.
 */
package dev.narrows.serve.models;
