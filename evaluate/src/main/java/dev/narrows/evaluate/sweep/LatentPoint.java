package dev.narrows.evaluate.sweep;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One way to send a model's latents.
 *
 * @param rates of each layer that is sent, the base layer first; 0 is the coarsest
 */
public record LatentPoint(List<Integer> rates) {
  /** What codecs of latents are called, before the rates. */
  static final String FAMILY = "latents";

  /**
   * @throws IllegalArgumentException if there is no layer
   */
  public LatentPoint {
    rates = List.copyOf(rates);
    if (rates.isEmpty()) {
      throw new IllegalArgumentException("latents: expected a rate for each layer, found none");
    }
  }

  /** How many layers are sent. */
  public int layers() {
    return rates.size();
  }

  /** Its name in results: {@code latents:8} of a base layer, {@code latents:8+40} of two layers. */
  public String name() {
    return FAMILY + ":" + rates.stream().map(String::valueOf).collect(Collectors.joining("+"));
  }
}
