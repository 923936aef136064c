package dev.narrows.evaluate.sweep;

/**
 * One way to send a model's latents.
 *
 * @param rate from 0, the coarsest
 * @param part which layers are sent
 */
public record LatentPoint(int rate, Part part) {
  /** What codecs of latents are called, before the rate. */
  static final String FAMILY = "latents";

  /** Which layers are sent. */
  public enum Part {
    /** Every layer, for all tasks. */
    ALL,
    /** The base layer, for the tasks that it serves. */
    BASE
  }

  /** Its name in results: {@code latents:16}, or {@code latents:16:base}. */
  public String name() {
    return FAMILY + ":" + rate + (part == Part.BASE ? ":base" : "");
  }
}
