package dev.narrows.train.config;

/**
 * The compressibility loss: mean |DCT(F − (left + top)/2)| of the features (Alvar and Bajić, ICIP
 * 2019).
 *
 * @param on which features it sees, if any
 * @param rangeGradient whether the gradient flows through each picture's minimum and maximum, so
 *     that training also chooses how coarse the quantiser's step is; otherwise they count as
 *     constants
 * @param prediction whether it looks at the residual of spatial prediction
 * @param transform whether it looks at the DCT of that
 * @param weighting by {@code weight}, or by a learned log variance as one more regression
 * @param weight the factor λ when fixed
 */
public record RateConfig(
    Features on,
    boolean rangeGradient,
    boolean prediction,
    boolean transform,
    LossConfig.Weighting weighting,
    double weight) {
  /** What stands where the loss is not used. */
  static final RateConfig UNUSED =
      new RateConfig(Features.NONE, true, true, true, LossConfig.Weighting.FIXED, 0);

  /** What the rate term looks at. */
  public enum Features {
    /** Nothing: the baseline. */
    NONE,
    /** Features normalised by each picture's minimum and maximum, as the quantiser sees them. */
    NORMALIZED,
    /** Features as they are. */
    RAW
  }

  /**
   * @throws IllegalArgumentException if the weight is negative
   */
  public RateConfig {
    Checks.atLeast("loss.rate.weight", weight, 0);
  }

  /** The same, switched off. */
  public RateConfig off() {
    return new RateConfig(Features.NONE, rangeGradient, prediction, transform, weighting, weight);
  }

  /** The same with another fixed weight. */
  public RateConfig withWeight(double other) {
    return new RateConfig(
        on, rangeGradient, prediction, transform, LossConfig.Weighting.FIXED, other);
  }

  /** The same with the weight learned. */
  public RateConfig withLearnedWeight() {
    return new RateConfig(
        on, rangeGradient, prediction, transform, LossConfig.Weighting.UNCERTAINTY, weight);
  }

  /** The same looking at other numbers. */
  public RateConfig lookingAt(boolean ofPrediction, boolean ofTransform) {
    return new RateConfig(on, rangeGradient, ofPrediction, ofTransform, weighting, weight);
  }
}
