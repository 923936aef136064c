package dev.narrows.feature;

import java.util.List;

/**
 * Levels anywhere: symbol <i>s</i> is {@code (min·(65535 − f) + max·f)/65535}, with <i>f</i> the
 * <i>s</i>-th fraction. A symbol beyond the last level stands for the last.
 *
 * @param min the smallest level, finite
 * @param max the largest, finite; equal to {@code min} if there is no other, else above it
 * @param fractions one for each level, strictly increasing: 0, then any, then 65535 if there are
 *     two or more
 */
public record Codebook(float min, float max, List<Integer> fractions) implements Reconstruction {
  /** The fraction of the largest level. */
  public static final int WHOLE = 65_535;

  /**
   * @throws IllegalArgumentException if the bounds are not finite, or bounds and fractions do not
   *     give strictly increasing levels
   */
  public Codebook {
    fractions = List.copyOf(fractions);
    int levels = fractions.size();
    boolean bounds = Float.isFinite(min) && Float.isFinite(max);
    if (!bounds || levels == 0 || (levels == 1 ? min != max : min >= max)) {
      throw new IllegalArgumentException(
          "codebook: expected finite min < max, or one level, found "
              + (levels + " levels from " + min + " to " + max));
    }
    for (int i = 1; i < levels; i++) {
      if (fractions.get(i) <= fractions.get(i - 1)) {
        throw new IllegalArgumentException(
            "codebook: expected increasing levels, found " + fractions.get(i) + " at level " + i);
      }
    }
    if (fractions.get(0) != 0 || (levels > 1 && fractions.get(levels - 1) != WHOLE)) {
      throw new IllegalArgumentException("codebook: expected levels from 0 to " + WHOLE);
    }
  }

  /** Number of levels, at least 1. */
  public int levels() {
    return fractions.size();
  }

  @Override
  public float feature(int channel, int symbol, int bits) {
    int fraction = fractions.get(Math.min(symbol, fractions.size() - 1));
    return (float) (((double) min * (WHOLE - fraction) + (double) max * fraction) / WHOLE);
  }

  @Override
  public Codebook ofChannels(int first, int count) {
    return this;
  }

  @Override
  public void requireFits(FeatureShape shape, int bits) {
    if (fractions.size() > 1 << bits) {
      throw new IllegalArgumentException(
          "codebook: expected at most "
              + (1 << bits)
              + " levels for symbols of "
              + bits
              + " bits, found "
              + fractions.size());
    }
  }

  @Override
  public <R> R read(Reader<R> reader) {
    return reader.codebook(this);
  }
}
