package dev.narrows.data;

/**
 * Pixel values, row-major.
 *
 * @param size width and height
 * @param values an array: one value a pixel, or three interleaved ones of a colour picture
 */
record Pixels<T>(PictureSize size, T values) {}
