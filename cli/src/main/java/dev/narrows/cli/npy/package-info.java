/**
 * Tensors in NumPy's file format, {@code .npy}, for the exchange with other tools. Archives of
 * several arrays and types that no tensor needs are not read.
 */
package dev.narrows.cli.npy;
