package dev.narrows.model;

import java.util.List;

/**
 * A part of the features that can be sent without those that follow it.
 *
 * @param encoder picture (RGB in [0,1]) → these channels
 * @param channels how many, at least 1
 */
public record FeatureLayer(List<Layer> encoder, int channels) {
  /**
   * @throws IllegalArgumentException if there is no channel
   */
  public FeatureLayer {
    encoder = List.copyOf(encoder);
    if (channels < 1) {
      throw new IllegalArgumentException("layer: expected a channel, found " + channels);
    }
  }
}
