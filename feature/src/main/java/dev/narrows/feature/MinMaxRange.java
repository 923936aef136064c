package dev.narrows.feature;

/**
 * Levels evenly spread over one range for the whole tensor: symbol <i>s</i> of <i>n</i> bits is
 * {@code (min·(L − s) + max·s)/L} with {@code L = 2^n − 1}. The ends are exact.
 *
 * @param min feature of the smallest symbol, finite
 * @param max feature of the largest symbol, finite, not below {@code min}
 */
public record MinMaxRange(float min, float max) implements Reconstruction {
  /**
   * @throws IllegalArgumentException if a bound is not finite or the bounds are in the wrong order
   */
  public MinMaxRange {
    if (!Float.isFinite(min) || !Float.isFinite(max) || min > max) {
      throw new IllegalArgumentException(
          "quantiser range: expected finite min <= max, found " + min + " and " + max);
    }
  }

  @Override
  public float feature(int channel, int symbol, int bits) {
    int levels = (1 << bits) - 1;
    // Weights on both ends, so that the ends come out exact and nothing overflows.
    return (float) (((double) min * (levels - symbol) + (double) max * symbol) / levels);
  }

  @Override
  public MinMaxRange ofChannels(int first, int count) {
    return this;
  }

  @Override
  public void requireFits(FeatureShape shape, int bits) {
    // One range fits every tensor.
  }

  @Override
  public <R> R read(Reader<R> reader) {
    return reader.minMaxRange(this);
  }
}
