/**
 * Pictures and their codecs, the tiling of feature tensors into one gray picture, and the feature
 * codecs built on both. Whatever needs a data set or a network lives elsewhere.
 */
package dev.narrows.picture;
