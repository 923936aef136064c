/**
 * The native codecs of feature tensors: integer arithmetic from symbols to bytes, the same on every
 * machine. Quantisers and the container live elsewhere.
 */
package dev.narrows.feature.entropy;
