package dev.narrows.cli.latents;

/** Layers of latents for people. */
public final class LayerText {
  private LayerText() {}

  /**
   * The first layers, such as {@code base layer}.
   *
   * @param count how many of them, at least 1
   * @param all how many the model has
   */
  public static String first(int count, int all) {
    if (all == 1) {
      return "one layer";
    }
    return count == 1 ? "base layer" : count == 2 ? "base and detail layer" : count + " layers";
  }
}
