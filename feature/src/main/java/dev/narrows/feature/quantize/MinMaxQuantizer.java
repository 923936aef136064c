package dev.narrows.feature.quantize;

import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.NonFiniteFeatureException;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.Quantizer;

/**
 * Uniform quantiser over the range of the whole tensor, one minimum and one maximum per tensor:
 * {@code q = round((2^bits − 1)·(F − min)/(max − min))}, computed in double precision and rounded
 * half to even.
 *
 * <p>The error of a reconstructed feature is at most half a step, {@code (max − min)/(2^bits −
 * 1)/2}, and one rounding to float; the smallest and the largest feature and constant tensors are
 * exact.
 *
 * @param bits depth of the symbols, 1 to 16
 */
public record MinMaxQuantizer(int bits) implements Quantizer {
  /** The depth used unless told otherwise. */
  public static final int DEFAULT_BITS = 8;

  /**
   * @throws IllegalArgumentException if the depth is out of range
   */
  public MinMaxQuantizer {
    QuantizedTensor.requireDepth(bits);
  }

  /** A quantiser of 8 bits. */
  public MinMaxQuantizer() {
    this(DEFAULT_BITS);
  }

  @Override
  public String name() {
    return "min-max:" + bits;
  }

  @Override
  public QuantizedTensor quantize(FeatureTensor tensor) throws NonFiniteFeatureException {
    return TensorRange.quantize(tensor, bits, TensorRange.of(tensor));
  }
}
