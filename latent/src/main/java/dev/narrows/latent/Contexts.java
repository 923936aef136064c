package dev.narrows.latent;

import java.util.Arrays;

/**
 * Mean and scale of every symbol that is still to come, from those that are coded. Channels are
 * coded one after the other. Within a group of channels a symbol acts at once; on channels behind
 * the group it acts when the group is done, as then all that act on a place do so in one go.
 */
final class Contexts {
  private static final int GROUP = ContextTaps.GROUP;
  private static final int SIDE = 3;

  private final Effects effects;
  private final int[] biases;
  private final int channels;
  private final int height;
  private final int width;

  /** Columns with one more on each side; there is a row more above and below as well. */
  private final int stride;

  /** By channel of the group and place among more columns and rows. */
  private final int[][] sums;

  /** By place and channel, of channels behind the group, without the biases. */
  private final int[][] later;

  /** By place: the usual symbols of the group that act there on later channels, as effects. */
  private final int[] acting;

  private final byte[] actingCount;

  /** What an unusual symbol does. */
  private final int[] unusual = new int[GROUP * LatentParameters.TAPS];

  /**
   * @param biases of each channel that is coded, the first ones, mean and scale in one number
   */
  Contexts(int[] biases, Effects effects, int height, int width) {
    this.biases = biases;
    this.effects = effects;
    this.height = height;
    this.width = width;
    channels = biases.length;
    stride = width + 2;
    int group = Math.min(GROUP, channels);
    int places = group == channels ? 0 : height * width;
    sums = new int[group][(height + 2) * stride];
    later = new int[places][channels];
    acting = new int[places * GROUP];
    actingCount = new byte[places];
  }

  /** To be called before a channel, in order. */
  void begin(int channel) {
    if (channel == 0) {
      for (int i = 0; i < sums.length; i++) {
        Arrays.fill(sums[i], biases[i]);
      }
    } else if (channel % GROUP == 0) {
      endGroup(channel);
    }
  }

  /** Where the sums of a row start. */
  int startOf(int row) {
    return at(row, 0);
  }

  /** The sums of a channel: mean in the lower half, in 2^-8; scale above, in 2^-9 octaves. */
  int[] sums(int channel) {
    return sums[channel % GROUP];
  }

  /** What a symbol other than 0 means for later ones. */
  void add(int channel, int row, int column, int symbol) {
    int groupEnd = Math.min(channels, ContextTaps.groupEnd(channel));
    int place = row * width + column;
    if (Effects.usual(symbol)) {
      int index = Effects.index(channel, symbol);
      addNear(channel, groupEnd, at(row, column), effects.near(index));
      if (groupEnd < channels) {
        acting[place * GROUP + actingCount[place]++] = index;
      }
    } else {
      Arrays.fill(unusual, 0);
      effects.addNear(channel, symbol, unusual);
      addNear(channel, groupEnd, at(row, column), unusual);
      if (groupEnd < channels) {
        effects.addFar(channel, symbol, later[place]);
      }
    }
  }

  private void addNear(int channel, int groupEnd, int at, int[] near) {
    int own = channel % GROUP;
    // In its own channel: the row below, and the place to the right.
    addThree(sums[own], at + stride, near, 0);
    sums[own][at + 1] += near[SIDE];
    for (int i = 1; i < groupEnd - channel; i++) {
      int[] plane = sums[own + i];
      int first = i * LatentParameters.TAPS;
      addThree(plane, at + stride, near, first);
      addThree(plane, at, near, first + SIDE);
      addThree(plane, at - stride, near, first + 2 * SIDE);
    }
  }

  /** A tap that looks to the left acts on the place to the right. */
  private static void addThree(int[] plane, int at, int[] near, int first) {
    plane[at + 1] += near[first];
    plane[at] += near[first + 1];
    plane[at - 1] += near[first + 2];
  }

  /** What the group before has added becomes the sums of the next. */
  private void endGroup(int end) {
    int count = Math.min(GROUP, channels - end);
    for (int row = 0, place = 0; row < height; row++) {
      for (int column = 0; column < width; column++, place++) {
        int[] own = later[place];
        actOn(own, place, end);
        int at = at(row, column);
        for (int i = 0; i < count; i++) {
          sums[i][at] = biases[end + i] + own[end + i];
        }
      }
    }
    Arrays.fill(actingCount, (byte) 0);
  }

  private void actOn(int[] sums, int place, int from) {
    int at = place * GROUP;
    switch (actingCount[place]) {
      case 0 -> {}
      case 1 -> add(sums, far(at), from);
      case 2 -> add(sums, far(at), far(at + 1), from);
      case 3 -> {
        add(sums, far(at), far(at + 1), from);
        add(sums, far(at + 2), from);
      }
      default -> add(sums, far(at), far(at + 1), far(at + 2), far(at + 3), from);
    }
  }

  private int[] far(int at) {
    return effects.far(acting[at]);
  }

  private int at(int row, int column) {
    return (row + 1) * stride + column + 1;
  }

  /** Simple, and with one index for all, so that a compiler makes vector instructions of it. */
  private static void add(int[] sums, int[] a, int from) {
    for (int i = from; i < sums.length; i++) {
      sums[i] += a[i];
    }
  }

  private static void add(int[] sums, int[] a, int[] b, int from) {
    for (int i = from; i < sums.length; i++) {
      sums[i] += a[i] + b[i];
    }
  }

  private static void add(int[] sums, int[] a, int[] b, int[] c, int[] d, int from) {
    for (int i = from; i < sums.length; i++) {
      sums[i] += (a[i] + b[i]) + (c[i] + d[i]);
    }
  }
}
