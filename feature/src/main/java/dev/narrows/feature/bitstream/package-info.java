/**
 * The container that carries one tensor over the wire, in memory and in files. What its payload
 * means is a codec's matter, what its symbols mean a {@link dev.narrows.feature.Reconstruction}'s.
 */
package dev.narrows.feature.bitstream;
