package dev.narrows.feature;

import java.util.SplittableRandom;

/** Tensors to test with: the kinds that features come in, each the same for the same seed. */
public final class Tensors {
  /** How symbols are distributed. */
  public enum Kind {
    /** Every symbol as likely as any other. */
    UNIFORM,
    /** Nine in ten are zero, as after a rectifier. */
    SPARSE,
    /** All the same. */
    CONSTANT,
    /** Neighbours differ little. */
    SMOOTH,
    /** Half zeros and an exponential distribution, as after a rectifier; each channel its scale. */
    RECTIFIED,
    /** A Laplace distribution about the middle, as without a rectifier; each channel its scale. */
    SIGNED,
    /** At most four different symbols, far apart. */
    FEW_LEVELS
  }

  private Tensors() {}

  /** A tensor of a kind. */
  public static QuantizedTensor of(Kind kind, FeatureShape shape, int bits, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int levels = 1 << bits;
    int constant = random.nextInt(levels);
    double phase = random.nextDouble(2 * Math.PI);
    short[] symbols = new short[shape.elements()];
    for (int i = 0; i < symbols.length; i++) {
      int symbol =
          switch (kind) {
            case UNIFORM -> random.nextInt(levels);
            case SPARSE -> random.nextInt(10) == 0 ? random.nextInt(levels) : 0;
            case CONSTANT -> constant;
            case SMOOTH -> wave(i, shape, phase, levels);
            case RECTIFIED -> bounded(Math.max(0, laplace(i, shape, levels, random)), levels);
            case SIGNED -> bounded(levels * 0.5 + laplace(i, shape, levels, random), levels);
            case FEW_LEVELS -> random.nextInt(4) * (levels - 1) / 3;
          };
      symbols[i] = (short) symbol;
    }
    return new QuantizedTensor(shape, bits, new MinMaxRange(-1, 3), symbols);
  }

  private static int bounded(double symbol, int levels) {
    return (int) Math.round(Math.max(0, Math.min(levels - 1, symbol)));
  }

  /** Of either sign; the scale is that of the channel, from a few symbols to a fifth of all. */
  private static double laplace(
      int index, FeatureShape shape, int levels, SplittableRandom random) {
    int channel = index / shape.plane();
    double scale = levels * (0.02 + 0.03 * (channel % 7));
    double magnitude = -scale * Math.log(1 - random.nextDouble());
    return random.nextBoolean() ? magnitude : -magnitude;
  }

  /** One long wave over each plane, the same in all channels. */
  private static int wave(int index, FeatureShape shape, double phase, int levels) {
    int row = index % shape.plane() / shape.width();
    int column = index % shape.width();
    double wave =
        Math.sin(2 * Math.PI * column / shape.width() + phase)
            * Math.cos(2 * Math.PI * row / shape.height());
    return (int) Math.round((levels - 1) * (0.5 + 0.4 * wave));
  }
}
