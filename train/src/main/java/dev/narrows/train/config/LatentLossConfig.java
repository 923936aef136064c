package dev.narrows.train.config;

/**
 * How latents are trained for rate and tasks together: tasks + β · bits per pixel, with a β for
 * each layer and rate.
 *
 * @param quantization what stands for rounding
 * @param baseWeight β of the base layer at the middle rate
 * @param detailWeight β of the detail layer at the middle rate
 * @param spread how many times as large β is at the next coarser rate; above 1
 * @param warmup steps over which β rises from 0: features first, then fewer bits for them
 */
public record LatentLossConfig(
    Quantization quantization, double baseWeight, double detailWeight, double spread, int warmup) {
  /** What stands where there are no latents. */
  static final LatentLossConfig UNUSED = new LatentLossConfig(Quantization.MIXED, 1, 1, 2, 1);

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
    Checks.between("loss.latents.spread", spread, 1.01, 16);
    Checks.atLeast("loss.latents.warmup", warmup, 1);
  }

  /**
   * β of a layer and rate.
   *
   * @param middle β of the layer at the middle rate
   * @param rate from 0, the coarsest
   * @param rates how many there are
   */
  public double weight(double middle, int rate, int rates) {
    return middle * StrictMath.pow(spread, (rates - 1) / 2.0 - rate);
  }
}
