package dev.narrows.latent;

import dev.narrows.feature.FeatureShape;
import java.util.List;

/**
 * Quantised latents of one picture: signed integers in channel-major order, {@code values[(c·height
 * + y)·width + x]}.
 *
 * @param rates of each layer present the rate step that quantised it, from 0, the coarsest
 * @param shape {@code [channels][height][width]}; the channels are those of the layers present
 * @param values the integers; not copied, so the caller gives up the array
 */
public record Latents(List<Integer> rates, FeatureShape shape, short[] values) {
  /**
   * @throws IllegalArgumentException if the number of values is not that of the shape
   */
  public Latents {
    rates = List.copyOf(rates);
    if (values.length != shape.elements()) {
      throw new IllegalArgumentException(
          "latents "
              + shape
              + ": expected "
              + shape.elements()
              + " values, found "
              + values.length);
    }
  }
}
