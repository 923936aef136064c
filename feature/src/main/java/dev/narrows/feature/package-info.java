/**
 * Feature tensors, their quantised form, and the interfaces of quantisers and codecs. What needs a
 * picture codec or a neural network lives elsewhere.
 */
package dev.narrows.feature;
