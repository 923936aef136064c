/**
 * Priors of a network's features: fitted to a model's or to tensors of files, and read from a file.
 * What is in them, and the codec that takes them, live in {@code dev.narrows.feature.entropy}.
 */
package dev.narrows.cli.priors;
