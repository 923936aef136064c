package dev.narrows.train.config;

import dev.narrows.model.LatentSpec;
import java.util.List;

/**
 * How latents are trained for rate and tasks together: tasks + β · bits per pixel, with a β for
 * each layer and rate. The two layers need not get finer together: where the base layer has the
 * bits that its tasks can use, finer rates are for the detail layer alone.
 *
 * @param quantization what stands for rounding
 * @param baseWeights β of the base layer at each rate, the coarsest first
 * @param detailWeights β of the detail layer at each rate, the coarsest first
 * @param shares how many of the pictures each rate is trained with, relative to the others
 * @param segmentation how many times as much segmentation counts as without latents
 * @param warmup steps over which β rises from 0: features first, then fewer bits for them
 */
public record LatentLossConfig(
    Quantization quantization,
    List<Double> baseWeights,
    List<Double> detailWeights,
    List<Integer> shares,
    double segmentation,
    int warmup) {
  /** What stands where there are no latents. */
  static final LatentLossConfig UNUSED =
      new LatentLossConfig(Quantization.MIXED, List.of(1.0), List.of(1.0), List.of(1), 1, 1);

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
   * @throws IllegalArgumentException if a number is out of range or the lists differ in length
   */
  public LatentLossConfig {
    baseWeights = List.copyOf(baseWeights);
    detailWeights = List.copyOf(detailWeights);
    shares = List.copyOf(shares);
    Checks.require(
        baseWeights.size() == detailWeights.size(),
        "loss.latents.detail_weights: expected as many as base_weights, " + baseWeights.size(),
        detailWeights.size());
    Checks.require(
        baseWeights.size() == shares.size(),
        "loss.latents.shares: expected as many as base_weights, " + baseWeights.size(),
        shares.size());
    shares.forEach(share -> Checks.between("loss.latents.shares", share, 1, 100));
    Checks.between("loss.latents.base_weights", baseWeights.size(), 1, LatentSpec.MAX_RATES);
    baseWeights.forEach(weight -> Checks.positive("loss.latents.base_weights", weight));
    detailWeights.forEach(weight -> Checks.positive("loss.latents.detail_weights", weight));
    Checks.positive("loss.latents.segmentation", segmentation);
    Checks.atLeast("loss.latents.warmup", warmup, 1);
  }

  /** How many rates there are. */
  public int rates() {
    return baseWeights.size();
  }
}
