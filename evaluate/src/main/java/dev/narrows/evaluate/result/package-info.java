/**
 * Results as files: what an evaluation writes and the report reads, and tables of others' results.
 * Computes nothing.
 */
package dev.narrows.evaluate.result;
