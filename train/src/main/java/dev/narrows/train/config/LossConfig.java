package dev.narrows.train.config;

/**
 * How the loss terms are formed and weighted.
 *
 * @param weighting of the task terms
 * @param segmentation weight of the cross-entropy (fixed weighting only)
 * @param disparity weight of the squared error, in units of 32 px (fixed weighting only)
 * @param reconstruction weight of the squared error (fixed weighting only)
 * @param classBalance γ: a pixel of a class with share p of the pixels counts p^(−γ); 0 to 1
 * @param quantizationBits depth whose rounding the noise stands for
 * @param rawNoise half width of the noise on features when the rate term sees raw ones
 * @param rate the compressibility term; of a network without latents
 * @param latents rate and distortion of a network with latents
 */
public record LossConfig(
    Weighting weighting,
    double segmentation,
    double disparity,
    double reconstruction,
    double classBalance,
    int quantizationBits,
    double rawNoise,
    RateConfig rate,
    LatentLossConfig latents) {
  /** How terms are weighted against each other. */
  public enum Weighting {
    /** By numbers of the configuration. */
    FIXED,
    /**
     * By learned log variances s: e^(−s)·L + s/2 for classification, ½e^(−s)·L + s/2 for regression
     * (Kendall, Gal and Cipolla, CVPR 2018).
     */
    UNCERTAINTY
  }

  /**
   * @throws IllegalArgumentException if a number is out of range
   */
  public LossConfig {
    Checks.atLeast("loss.segmentation", segmentation, 0);
    Checks.atLeast("loss.disparity", disparity, 0);
    Checks.atLeast("loss.reconstruction", reconstruction, 0);
    Checks.between("loss.class_balance", classBalance, 0, 1);
    Checks.between("loss.quantization_bits", quantizationBits, 1, 16);
    Checks.between("loss.raw_noise", rawNoise, 0, 1);
  }

  /** The same with another rate term. */
  public LossConfig withRate(RateConfig other) {
    return new LossConfig(
        weighting,
        segmentation,
        disparity,
        reconstruction,
        classBalance,
        quantizationBits,
        rawNoise,
        other,
        latents);
  }

  /** The same with other settings of latents. */
  public LossConfig withLatents(LatentLossConfig other) {
    return new LossConfig(
        weighting,
        segmentation,
        disparity,
        reconstruction,
        classBalance,
        quantizationBits,
        rawNoise,
        rate,
        other);
  }
}
