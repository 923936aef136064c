package dev.narrows.train.config;

/**
 * How latents are trained for rate and tasks together: tasks + β · bits per pixel, with a β for
 * each layer and rate. β is {@code weight} at the middle rate and {@code spread} times as large at
 * each next coarser one.
 *
 * @param quantization what stands for rounding
 * @param baseWeight of the base layer
 * @param baseSpread of the base layer, at least 1
 * @param detailWeight of the detail layer
 * @param detailSpread of the detail layer, at least 1
 * @param warmup steps over which β rises from 0: features first, then fewer bits for them
 */
public record LatentLossConfig(
    Quantization quantization,
    double baseWeight,
    double baseSpread,
    double detailWeight,
    double detailSpread,
    int warmup) {
  /** What stands where there are no latents. */
  static final LatentLossConfig UNUSED = new LatentLossConfig(Quantization.MIXED, 1, 1, 1, 1, 1);

  /** What stands for rounding, which has no gradient. */
  public enum Quantization {
    /** Uniform noise of the rounding's width, for the entropy model and the decoders. */
    NOISE,
    /** Rounding with the gradient of the identity, for both. */
    STRAIGHT_THROUGH,
    /** Noise for the entropy model, rounding for the decoders (Minnen and Singh, ICIP 2020). */
    MIXED
  }

  /**
   * @throws IllegalArgumentException if a number is out of range
   */
  public LatentLossConfig {
    Checks.positive("loss.latents.base_weight", baseWeight);
    Checks.positive("loss.latents.detail_weight", detailWeight);
    Checks.between("loss.latents.base_spread", baseSpread, 1, 16);
    Checks.between("loss.latents.detail_spread", detailSpread, 1, 16);
    Checks.atLeast("loss.latents.warmup", warmup, 1);
  }

  /**
   * β of the base layer.
   *
   * @param rate from 0, the coarsest
   * @param rates how many there are
   */
  public double base(int rate, int rates) {
    return baseWeight * StrictMath.pow(baseSpread, (rates - 1) / 2.0 - rate);
  }

  /**
   * β of the detail layer.
   *
   * @param rate from 0, the coarsest
   * @param rates how many there are
   */
  public double detail(int rate, int rates) {
    return detailWeight * StrictMath.pow(detailSpread, (rates - 1) / 2.0 - rate);
  }
}
