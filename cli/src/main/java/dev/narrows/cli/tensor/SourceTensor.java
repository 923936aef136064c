package dev.narrows.cli.tensor;

import dev.narrows.cli.npy.NumpyArray;
import dev.narrows.cli.npy.NumpyFile;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.MinMaxRange;
import dev.narrows.feature.NonFiniteFeatureException;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.Quantizer;
import dev.narrows.feature.UnquantizableTensorException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A tensor as it came.
 *
 * @param name of its file or picture, for messages
 * @param array features, or symbols
 */
public record SourceTensor(String name, NumpyArray array) {
  /**
   * The tensor in a file.
   *
   * @throws IOException if it cannot be read or holds no tensor
   */
  public static SourceTensor read(Path file) throws IOException {
    return new SourceTensor(file.toString(), NumpyFile.read(file));
  }

  /**
   * What a codec gets: symbols as they are, their features the numbers themselves; features
   * quantised.
   *
   * @param quantizer for features
   * @throws TensorException if a feature is not finite, or the quantiser has too few symbols
   */
  public QuantizedTensor symbols(Quantizer quantizer) throws TensorException {
    if (array instanceof NumpyArray.Integers integers) {
      MinMaxRange itself = new MinMaxRange(0, (1 << integers.bits()) - 1);
      return new QuantizedTensor(array.shape(), integers.bits(), itself, integers.values());
    }
    return quantize(quantizer);
  }

  /**
   * The tensor through a quantiser; symbols count as features of their value.
   *
   * @throws TensorException if a feature is not finite, or the quantiser has too few symbols
   */
  public QuantizedTensor quantize(Quantizer quantizer) throws TensorException {
    try {
      return quantizer.quantize(features());
    } catch (NonFiniteFeatureException | UnquantizableTensorException e) {
      throw new TensorException(name + ": " + e.getMessage(), e);
    }
  }

  /** The features; symbols count as features of their value. */
  public FeatureTensor features() {
    if (array instanceof NumpyArray.Floats floats) {
      return floats.tensor();
    }
    short[] symbols = ((NumpyArray.Integers) array).values();
    float[] values = new float[symbols.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Short.toUnsignedInt(symbols[i]);
    }
    return new FeatureTensor(array.shape(), values);
  }
}
