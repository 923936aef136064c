package dev.narrows.latent;

import dev.narrows.feature.FeatureShape;

/**
 * Quantised latents of one picture: signed integers in channel-major order, {@code values[(c·height
 * + y)·width + x]}.
 *
 * @param rate the rate step that quantised them, from 0, the coarsest
 * @param shape {@code [channels][height][width]}; the channels are those of the layers present
 * @param values the integers; not copied, so the caller gives up the array
 */
public record Latents(int rate, FeatureShape shape, short[] values) {
  /**
   * @throws IllegalArgumentException if the rate is negative or the number of values is not that of
   *     the shape
   */
  public Latents {
    if (rate < 0 || values.length != shape.elements()) {
      throw new IllegalArgumentException(
          "latents "
              + shape
              + ": expected a rate of at least 0 and "
              + shape.elements()
              + " values, found rate "
              + rate
              + " and "
              + values.length
              + " values");
    }
  }
}
