package dev.narrows.feature;

/**
 * Turns features into symbols. What turns them back is the {@link Reconstruction} of the result, so
 * a receiver need not know the quantiser. Implementations are immutable, and the same tensor gives
 * the same symbols on every machine.
 */
public interface Quantizer {
  /** What names this quantiser on the command line and in results, such as {@code min-max:8}. */
  String name();

  /**
   * The symbols of a tensor, and how they become features again.
   *
   * @throws NonFiniteFeatureException if a feature is NaN or infinite
   * @throws UnquantizableTensorException if the tensor needs more symbols than there are
   */
  QuantizedTensor quantize(FeatureTensor tensor)
      throws NonFiniteFeatureException, UnquantizableTensorException;
}
