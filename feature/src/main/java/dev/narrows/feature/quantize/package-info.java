/**
 * Quantisers by name, and the choice among them that meets a limit on size or error. How symbols
 * become features again is not theirs but a {@link dev.narrows.feature.Reconstruction}'s, which
 * travels with the symbols.
 */
package dev.narrows.feature.quantize;
