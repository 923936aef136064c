/**
 * Tensors that commands read and write as {@code .npy} files, of a folder or of a model over a
 * dataset. The file format itself lives in {@code dev.narrows.cli.npy}.
 */
package dev.narrows.cli.tensor;
