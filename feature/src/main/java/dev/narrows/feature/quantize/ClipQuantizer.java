package dev.narrows.feature.quantize;

import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.MinMaxRange;
import dev.narrows.feature.NonFiniteFeatureException;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.Quantizer;
import dev.narrows.feature.quantize.LaplaceModel.Bounds;

/**
 * Uniform quantiser over a range that leaves out rare extremes: clipping them costs less than the
 * wider step that they would force on all others. {@link LaplaceModel} says where to clip; a search
 * then moves both bounds as long as the squared error over the tensor's own distribution falls. At
 * few bits this is much better than {@link MinMaxQuantizer}; it is never worse.
 *
 * @param bits depth of the symbols, 1 to 16
 */
public record ClipQuantizer(int bits) implements Quantizer {
  /** Wider and narrower than the model says: it is a model. */
  private static final double[] SCALES = {0.5, 0.7, 1, 1.4, 2};

  /** The first step of the search, and the last, in parts of the range it starts from. */
  private static final double FIRST_STEP = 0.25;

  private static final double LAST_STEP = 1e-4;

  /**
   * @throws IllegalArgumentException if the depth is out of range
   */
  public ClipQuantizer {
    QuantizedTensor.requireDepth(bits);
  }

  @Override
  public String name() {
    return "clip:" + bits;
  }

  @Override
  public QuantizedTensor quantize(FeatureTensor tensor) throws NonFiniteFeatureException {
    Bounds best = bounds(Distribution.of(tensor));
    QuantizedTensor clipped =
        TensorRange.quantize(
            tensor, bits, new MinMaxRange((float) best.low(), (float) best.high()));
    // At many bits the distribution's points lie further apart than the levels: then the features
    // themselves must tell.
    QuantizedTensor whole = TensorRange.quantize(tensor, bits, TensorRange.of(tensor));
    return squaredError(tensor, clipped) < squaredError(tensor, whole) ? clipped : whole;
  }

  private static double squaredError(FeatureTensor tensor, QuantizedTensor quantized) {
    float[] after = quantized.dequantize().values();
    double sum = 0;
    for (int i = 0; i < after.length; i++) {
      double error = (double) after[i] - tensor.values()[i];
      sum += error * error;
    }
    return sum;
  }

  private Bounds bounds(Distribution features) {
    Search search = new Search(features, bits);
    LaplaceModel model = LaplaceModel.of(features);
    Bounds expected = model.bounds(bits);
    for (double scale : SCALES) {
      search.tries(
          model.mode() + scale * (expected.low() - model.mode()),
          model.mode() + scale * (expected.high() - model.mode()));
    }
    double extent = search.best.high() - search.best.low();
    for (double step = FIRST_STEP; step > LAST_STEP; step /= 2) {
      while (search.moves(step * extent)) {
        // As long as a move of this length helps.
      }
    }
    return search.best;
  }

  /** The best bounds so far; at first those of the tensor. */
  private static final class Search {
    private final Distribution features;
    private final int bits;
    private Bounds best;
    private double leastError;

    Search(Distribution features, int bits) {
      this.features = features;
      this.bits = bits;
      best = new Bounds(features.min(), features.max());
      leastError = features.squaredError(best.low(), best.high(), bits);
    }

    /** Whether these are better. */
    boolean tries(double low, double high) {
      double from = Math.max(features.min(), low);
      double to = Math.min(features.max(), high);
      if (from >= to) {
        return false;
      }
      double error = features.squaredError(from, to, bits);
      if (error >= leastError) {
        return false;
      }
      best = new Bounds(from, to);
      leastError = error;
      return true;
    }

    /** Whether a move of either bound is better. */
    boolean moves(double step) {
      double low = best.low();
      double high = best.high();
      return tries(low, high - step)
          || tries(low, high + step)
          || tries(low + step, high)
          || tries(low - step, high);
    }
  }
}
