package dev.narrows.feature.quantize;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.QuantizedTensor;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Features as networks make them, each the same for the same seed. */
final class FeatureSamples {
  /** How features are distributed. */
  enum Kind {
    /** Exponential beyond a rectifier's zeros, a third of all. */
    RECTIFIED,
    /** Two exponential tails, the upper one longer. */
    SIGNED,
    /** All values of a range as likely as each other. */
    EVEN,
    /** A few values much larger than all others. */
    OUTLIERS
  }

  static final FeatureShape SHAPE = new FeatureShape(16, 16, 32);

  private FeatureSamples() {}

  static FeatureTensor of(Kind kind, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[SHAPE.elements()];
    for (int i = 0; i < values.length; i++) {
      double tail = -Math.log(1 - random.nextDouble());
      values[i] =
          (float)
              switch (kind) {
                case RECTIFIED -> random.nextInt(3) == 0 ? 0 : tail;
                case SIGNED -> random.nextBoolean() ? 2 * tail : -0.5 * tail;
                case EVEN -> random.nextDouble(-1, 3);
                case OUTLIERS -> i % 2000 == 0 ? 400 + tail : 0.01 * tail;
              };
    }
    return new FeatureTensor(SHAPE, values);
  }

  static double meanSquaredError(FeatureTensor tensor, QuantizedTensor quantized) {
    float[] back = quantized.dequantize().values();
    double sum = 0;
    for (int i = 0; i < back.length; i++) {
      sum += Math.pow((double) back[i] - tensor.values()[i], 2);
    }
    return sum / back.length;
  }

  /** Bits a symbol, of the symbols' own frequencies. */
  static double entropy(QuantizedTensor quantized) {
    Map<Short, Integer> counts = new HashMap<>();
    for (short symbol : quantized.symbols()) {
      counts.merge(symbol, 1, Integer::sum);
    }
    double total = quantized.symbols().length;
    return counts.values().stream().mapToDouble(n -> -n / total * Math.log(n / total)).sum()
        / Math.log(2);
  }
}
