package dev.narrows.feature.quantize;

import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.MinMaxRange;
import dev.narrows.feature.NonFiniteFeatureException;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.Quantizer;

/**
 * Non-uniform quantiser whose levels are chosen for the tensor, so that squared error and entropy
 * together are least ({@link CodebookDesign}). The codebook travels with the symbols, at one or two
 * bytes a level. Constant tensors are exact.
 *
 * @param bits there are at most 2^bits levels, 1 to 8; the symbols have the least depth that holds
 *     those used
 * @param lambda what a bit is worth, in squares of the step that evenly spread levels would have; 0
 *     for least error whatever the entropy, at most 100
 */
public record LloydQuantizer(int bits, double lambda) implements Quantizer {
  /** More levels would cost more side information than they save. */
  public static final int MAX_BITS = 8;

  /**
   * Close to ln 2/6, at which a uniform quantiser of that step has its own slope of squared error
   * against bits.
   */
  public static final double DEFAULT_LAMBDA = 0.1;

  /** At more, hardly a level but the most frequent one is left. */
  public static final double MAX_LAMBDA = 100;

  /**
   * @throws IllegalArgumentException if a number is out of range
   */
  public LloydQuantizer {
    if (bits < 1 || bits > MAX_BITS || !(lambda >= 0 && lambda <= MAX_LAMBDA)) {
      throw new IllegalArgumentException(
          "lloyd quantiser: expected 1 to 8 bits and a lambda of 0 to 100, found "
              + (bits + " and " + lambda));
    }
  }

  /** A quantiser of the default lambda. */
  public LloydQuantizer(int bits) {
    this(bits, DEFAULT_LAMBDA);
  }

  @Override
  public String name() {
    return lambda == DEFAULT_LAMBDA
        ? "lloyd:" + bits
        : "lloyd:" + bits + ":" + PlainNumber.text(lambda);
  }

  @Override
  public QuantizedTensor quantize(FeatureTensor tensor) throws NonFiniteFeatureException {
    MinMaxRange range = TensorRange.of(tensor);
    int most = 1 << bits;
    double step = ((double) range.max() - range.min()) / (most - 1);
    CodebookDesign design = CodebookDesign.of(Distribution.of(tensor), most, lambda * step * step);
    LevelCells cells = design.cells();
    float[] values = tensor.values();
    short[] symbols = new short[values.length];
    for (int i = 0; i < symbols.length; i++) {
      symbols[i] = (short) cells.levels()[cells.cell(values[i])];
    }
    int depth =
        Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(design.codebook().levels() - 1));
    return new QuantizedTensor(tensor.shape(), depth, design.codebook(), symbols);
  }
}
