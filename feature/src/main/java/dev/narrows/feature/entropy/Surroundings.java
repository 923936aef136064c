package dev.narrows.feature.entropy;

/**
 * The elements about the one at hand that are coded already, in sixteenths of a symbol. A neighbour
 * that would lie outside the channel is stood in for by another, in the end by the channel's mean.
 */
final class Surroundings {
  /** Fraction bits of values. */
  static final int FRACTION = 4;

  private static final int MEAN_LIMIT = 143;
  private static final int TENSOR_LIMIT = 40;

  private final int width;
  private final int[] values;
  private int channels;
  private int tensorMean;
  private long sum;

  /** Mean of the channel so far. */
  int mean;

  int west;
  int north;
  int northWest;
  int northEast;
  int westWest;
  int northNorth;

  /** A blend of the three nearest. */
  int blend;

  /**
   * @param width columns of a channel
   * @param plane elements of a channel
   */
  Surroundings(int width, int plane) {
    this.width = width;
    values = new int[plane];
  }

  /** Begins a channel whose mean is expected to be that of the channels before it. */
  void beginChannel() {
    beginChannel(tensorMean);
  }

  /** Begins a channel with an expected mean. */
  void beginChannel(int expectedMean) {
    mean = expectedMean;
    sum = 0;
  }

  /** Moves on to a place. */
  void look(int place, int row, int column) {
    int[] v = values;
    if (row == 0) {
      west = column > 0 ? v[place - 1] : mean;
      north = west;
      northWest = west;
      northEast = west;
      northNorth = west;
    } else {
      int above = place - width;
      north = v[above];
      west = column > 0 ? v[place - 1] : north;
      northWest = column > 0 ? v[above - 1] : north;
      northEast = column < width - 1 ? v[above + 1] : north;
      northNorth = row > 1 ? v[above - width] : north;
    }
    westWest = column > 1 ? v[place - 2] : west;
    blend = (3 * west + north + northEast) >> 2;
  }

  /** Takes in the value at a place. */
  void learn(int place, int value) {
    values[place] = value;
    sum += value;
    mean += Rates.step(value - mean, Math.min(place + 5, MEAN_LIMIT));
  }

  void endChannel() {
    channels++;
    int channelMean = (int) (sum / values.length);
    tensorMean += Rates.step(channelMean - tensorMean, Math.min(channels, TENSOR_LIMIT));
  }

  /** How much the neighbours differ among each other. */
  int activity() {
    int sum =
        Math.abs(west - north)
            + Math.abs(west - westWest)
            + Math.abs(north - northWest)
            + Math.abs(north - northEast);
    return sum >> 2;
  }
}
