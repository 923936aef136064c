package dev.narrows.latent;

import java.util.List;

/**
 * Which symbols are the context of another: places of a 3×3 kernel about it, numbered row by row
 * from 0, by the channel in which they are. Training and coding go by it.
 */
public final class ContextTaps {
  /** So many channels make a group, within which a channel sees all about a place. */
  static final int GROUP = 4;

  private static final List<Integer> OWN = List.of(0, 1, 2, 3);
  private static final List<Integer> ALL = List.of(0, 1, 2, 3, 4, 5, 6, 7, 8);
  private static final List<Integer> PLACE = List.of(4);

  private ContextTaps() {}

  /**
   * The places at which a channel sees another of its layer, or itself.
   *
   * @param out the channel that is coded, from 0 in its layer
   * @param in a channel up to it
   */
  public static List<Integer> of(int out, int in) {
    if (in == out) {
      return OWN;
    }
    return out < groupEnd(in) ? ALL : PLACE;
  }

  /** The first channel behind a channel's group. */
  static int groupEnd(int channel) {
    return channel - channel % GROUP + GROUP;
  }
}
