package dev.narrows.latent;

import java.util.List;

/**
 * How the channels of a latent tensor are shared among layers. A stream may hold the first of them
 * only: layer 0, the base, is there always.
 *
 * @param channels how many each layer has, 1 to {@value #MAX_LAYERS} layers of at least one channel
 */
public record LatentLayers(List<Integer> channels) {
  /** The most layers there are. */
  public static final int MAX_LAYERS = 4;

  /** The most channels that all layers have together. */
  public static final int MAX_CHANNELS = 512;

  /**
   * @throws IllegalArgumentException if there are too few or too many layers or channels
   */
  public LatentLayers {
    channels = List.copyOf(channels);
    if (channels.isEmpty() || channels.size() > MAX_LAYERS) {
      throw new IllegalArgumentException(
          "latent layers: expected 1 to " + MAX_LAYERS + ", found " + channels.size());
    }
    long all = 0;
    for (int own : channels) {
      all += Math.max(0, own);
      if (own < 1 || all > MAX_CHANNELS) {
        throw new IllegalArgumentException(
            "latent layers: expected 1 to " + MAX_CHANNELS + " channels, found " + channels);
      }
    }
  }

  /** Number of layers. */
  public int count() {
    return channels.size();
  }

  /** Channels of all layers. */
  public int allChannels() {
    return channelsOfFirst(count());
  }

  /**
   * Channels of the first layers, which is where the next one starts.
   *
   * @param layers how many, 0 to all of them
   */
  public int channelsOfFirst(int layers) {
    int sum = 0;
    for (int own : channels.subList(0, layers)) {
      sum += own;
    }
    return sum;
  }

  /**
   * The layer of a channel, from 0.
   *
   * @param channel 0 to {@link #allChannels} − 1
   */
  public int layerOf(int channel) {
    int layer = 0;
    while (channelsOfFirst(layer + 1) <= channel) {
      layer++;
    }
    return layer;
  }
}
