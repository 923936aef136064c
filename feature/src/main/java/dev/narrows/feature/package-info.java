/**
 * Feature tensors, quantisers, the codec interface and the bitstream container. What needs a
 * picture codec or a neural network lives elsewhere.
 */
package dev.narrows.feature;
