package dev.narrows.latent;

import java.util.Arrays;

/**
 * Mean and scale of every symbol that is still to come, from those that are coded. Channels are
 * coded one after the other. Within a group of channels a symbol acts at once; on channels behind
 * the group it acts when the group is done, as then several symbols act on a place in one go.
 */
final class Contexts {
  private static final int GROUP = ContextTaps.GROUP;
  private static final int MOST_ACTING = GROUP * Effects.PLUS;
  private static final int SIDE = 3;
  private static final int ROW_BITS = 8;

  private final PackedWeights weights;
  private final int[] biases;
  private final int channels;
  private final int height;
  private final int width;

  /** Columns with one more on each side; there is a row more above and below as well. */
  private final int stride;

  /** By channel of the group and place among more columns and rows. */
  private final int[][] sums;

  /** By channel of the group. */
  private final Effects[] effects;

  /** What acts on channels behind the group, by channel of the group, symbol and tap. */
  private final int[][] rows;

  /** By channel of the group: its usual symbols in order, column before first row. */
  private final int[][] symbols;

  private final int[] symbolCount;

  /** By channel of the group and row: how many symbols there are before the row. */
  private final int[][] starts;

  /** By place and channel, of channels behind the group, without the biases. */
  private final int[][] later;

  /** By column: the rows that act on it, and how many there are of them. */
  private final char[] acting;

  private final int[] actingCount;
  private final int[] nothing;

  /**
   * @param biases of each channel that is coded, the first ones, mean and scale in one number
   */
  Contexts(int[] biases, PackedWeights weights, int height, int width) {
    this.biases = biases;
    this.weights = weights;
    this.height = height;
    this.width = width;
    channels = biases.length;
    stride = width + 2;
    int group = Math.min(GROUP, channels);
    int places = group == channels ? 0 : height * width;
    sums = new int[group][(height + 2) * stride];
    effects = new Effects[group];
    rows = new int[group * Effects.ROWS][];
    for (int i = 0; i < group; i++) {
      effects[i] = new Effects(channels);
      System.arraycopy(effects[i].far(), 0, rows, i * Effects.ROWS, Effects.ROWS);
    }
    symbols = new int[group][places];
    symbolCount = new int[group];
    starts = new int[group][height + 1];
    later = new int[places][channels];
    acting = new char[places == 0 ? 0 : stride * MOST_ACTING];
    actingCount = new int[stride];
    nothing = new int[channels];
  }

  /** To be called before a channel, in order. */
  void begin(int channel) {
    int own = channel % GROUP;
    if (own == 0) {
      beginGroup(channel);
    }
    effects[own].begin(weights, channel);
    symbolCount[own] = 0;
  }

  /**
   * To be called before a row of a channel.
   *
   * @return where its sums start
   */
  int beginRow(int channel, int row) {
    starts[channel % GROUP][row] = symbolCount[channel % GROUP];
    return at(row, 0);
  }

  /** The sums of a channel: mean in the lower half, in 2^-8; scale above, in 2^-9 octaves. */
  int[] sums(int channel) {
    return sums[channel % GROUP];
  }

  /** What a symbol other than 0 means for later ones. */
  void add(int channel, int row, int column, int symbol) {
    int own = channel % GROUP;
    int which = effects[own].of(symbol);
    int[] near = effects[own].near(which);
    int at = at(row, column);
    int groupEnd = Math.min(channels, channel - own + GROUP);
    addOwn(sums[own], at, near);
    for (int i = 1; i < groupEnd - channel; i++) {
      addNear(sums[own + i], at, near, i * LatentParameters.TAPS);
    }
    if (groupEnd == channels) {
      return;
    }
    int first = own * Effects.ROWS + which * Effects.PLUS;
    if (which == Effects.UNUSUAL) {
      addLater(row, column, first, groupEnd);
    } else {
      symbols[own][symbolCount[own]++] = (column << ROW_BITS) + first;
    }
  }

  /** In its own channel: the row below, and the place to the right. */
  private void addOwn(int[] plane, int at, int[] near) {
    addThree(plane, at + stride, near, 0);
    plane[at + 1] += near[SIDE];
  }

  /** A tap that looks up and left acts on the place below and to the right. */
  private void addNear(int[] plane, int at, int[] near, int first) {
    addThree(plane, at + stride, near, first);
    addThree(plane, at, near, first + SIDE);
    addThree(plane, at - stride, near, first + 2 * SIDE);
  }

  private static void addThree(int[] plane, int at, int[] near, int first) {
    plane[at + 1] += near[first];
    plane[at] += near[first + 1];
    plane[at - 1] += near[first + 2];
  }

  private void addLater(int row, int column, int first, int from) {
    for (int tap = 0; tap < Effects.PLUS; tap++) {
      int square = ContextTaps.PLUS.get(tap);
      int reachedRow = row + 1 - square / SIDE;
      int reached = column + 1 - square % SIDE;
      if (reachedRow >= 0 && reachedRow < height && reached >= 0 && reached < width) {
        add(later[reachedRow * width + reached], rows[first + tap], nothing, from);
      }
    }
  }

  private void beginGroup(int first) {
    if (first == 0) {
      for (int i = 0; i < sums.length; i++) {
        Arrays.fill(sums[i], biases[i]);
      }
    } else {
      endGroup(first);
    }
  }

  /** What the group before has added becomes the sums of the next. */
  private void endGroup(int end) {
    for (int i = 0; i < GROUP; i++) {
      starts[i][height] = symbolCount[i];
    }
    int count = Math.min(GROUP, channels - end);
    for (int row = 0; row < height; row++) {
      collect(row);
      for (int column = 0; column < width; column++) {
        int[] own = later[row * width + column];
        if (actingCount[column + 1] > 0) {
          actOn(own, column + 1, end);
        }
        int at = at(row, column);
        for (int i = 0; i < count; i++) {
          sums[i][at] = biases[end + i] + own[end + i];
        }
      }
      Arrays.fill(actingCount, 0);
    }
  }

  /** What acts on a row: by the taps of a plus, its own symbols and those above and below. */
  private void collect(int row) {
    for (int i = 0; i < GROUP; i++) {
      int[] coded = symbols[i];
      for (int k = row == 0 ? 0 : starts[i][row - 1]; k < starts[i][row]; k++) {
        act(column(coded[k]), firstRow(coded[k]));
      }
      for (int k = starts[i][row]; k < starts[i][row + 1]; k++) {
        act(column(coded[k]) + 1, firstRow(coded[k]) + 1);
        act(column(coded[k]), firstRow(coded[k]) + 2);
        act(column(coded[k]) - 1, firstRow(coded[k]) + 3);
      }
      int end = starts[i][Math.min(height, row + 2)];
      for (int k = starts[i][row + 1]; k < end; k++) {
        act(column(coded[k]), firstRow(coded[k]) + 4);
      }
    }
  }

  private static int column(int coded) {
    return coded >> ROW_BITS;
  }

  private static int firstRow(int coded) {
    return coded & ((1 << ROW_BITS) - 1);
  }

  private void act(int column, int row) {
    int at = column + 1;
    acting[at * MOST_ACTING + actingCount[at]++] = (char) row;
  }

  private void actOn(int[] sums, int column, int from) {
    int at = column * MOST_ACTING;
    int end = at + actingCount[column];
    for (; at < end - 3; at += 4) {
      add(sums, row(at), row(at + 1), row(at + 2), row(at + 3), from);
    }
    if (at < end - 1) {
      add(sums, row(at), row(at + 1), at + 2 < end ? row(at + 2) : nothing, nothing, from);
    } else if (at < end) {
      add(sums, row(at), nothing, from);
    }
  }

  private int[] row(int at) {
    return rows[acting[at]];
  }

  private int at(int row, int column) {
    return (row + 1) * stride + column + 1;
  }

  /** Simple, and with one index for all, so that a compiler makes vector instructions of it. */
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
