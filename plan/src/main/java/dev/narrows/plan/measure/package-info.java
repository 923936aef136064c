/**
 * What the stages of every way take on this machine, how many bytes are sent, and what coding
 * loses. Networks and codecs are the real ones; the link between them is not measured but computed,
 * in {@code plan}.
 */
package dev.narrows.plan.measure;
