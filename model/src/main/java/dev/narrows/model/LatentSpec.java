package dev.narrows.model;

/**
 * What one chooses about learned latents: a bottleneck that is trained for rate and task together,
 * in layers. The base layer serves the tasks that look at the scene, segmentation and disparity;
 * the detail layer adds what reconstruction needs. Both have the stride of the trunk.
 *
 * @param entropyModel how well the latents' probabilities are known; {@link EntropyModel#NONE}
 *     means that there are no latents, and the trunk's features cross the channel as they are
 * @param baseChannels channels of the base layer, at least 1
 * @param detailChannels channels of the detail layer, at least 1; both layers have 512 at most
 * @param detailWidth channels of the detail layer's transforms at stride 4; twice as many below
 * @param rates trained points of rate, from which the others are interpolated
 */
public record LatentSpec(
    EntropyModel entropyModel, int baseChannels, int detailChannels, int detailWidth, int rates) {
  /** No latents. */
  public static final LatentSpec NONE = new LatentSpec(EntropyModel.NONE, 48, 96, 48, 8);

  /** The most trained rates. */
  public static final int MAX_RATES = 8;

  /** The most channels that both layers have together: their codec takes no more. */
  private static final int MAX_CHANNELS = 512;

  /** What the probability of a latent depends on. */
  public enum EntropyModel {
    /** There are no latents. */
    NONE,
    /** On its channel and the rate: a factorised prior. */
    FACTORIZED,
    /** On its channel, the rate, its neighbours decoded before it, and the channels before it. */
    CONTEXT
  }

  /**
   * @throws IllegalArgumentException if a number is out of range
   */
  public LatentSpec {
    require(baseChannels, 1, MAX_CHANNELS - 1, "base channels");
    require(detailChannels, 1, MAX_CHANNELS - baseChannels, "detail channels");
    require(detailWidth, 1, 1024, "detail width");
    require(rates, 1, MAX_RATES, "rates");
  }

  /** Whether there are latents. */
  public boolean learned() {
    return entropyModel != EntropyModel.NONE;
  }

  /** The same with another entropy model. */
  public LatentSpec withEntropyModel(EntropyModel other) {
    return new LatentSpec(other, baseChannels, detailChannels, detailWidth, rates);
  }

  private static void require(int value, int least, int most, String what) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          what + ": expected " + least + " to " + most + ", found " + value);
    }
  }
}
