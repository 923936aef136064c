package dev.narrows.feature.independent;

import java.util.Arrays;

/** Section "native:strong", "Expectation". */
final class Expectation {
  private static final long BOUND = 1 << 22;

  private final Shape shape;
  private final int deep;
  private final boolean signed;

  /** wWest, wNorth, wBlend, wMean, wConstant. */
  private final int[] weights = {34259, 300, 19000, 0, 1216};

  private final int[][] correction;
  private final int[] placeError;
  private final int[] error;

  /** By channel and place, for the references of priors. */
  private final int[][] values;

  private long power;
  private long tensorMean;
  private int channels;
  private long tensorError;

  private int channel;
  private Prior prior = Prior.ZERO;
  private boolean known;
  private long mean;
  private long sum;
  private long channelError;

  private int place;
  private long west;
  private long westWest;
  private long blend;
  private long[] near = {};
  private long filtered;
  private long expected;
  private long scale;

  Expectation(Shape shape, int deep, boolean signed) {
    this.shape = shape;
    this.deep = deep;
    this.signed = signed;
    correction = new int[shape.plane()][8];
    placeError = new int[shape.plane()];
    error = new int[shape.plane()];
    values = new int[shape.channels()][shape.plane()];
    power = 800L << deep;
    tensorError = 48L << deep;
    Arrays.fill(placeError, 48 << deep);
  }

  long west() {
    return west;
  }

  long westWest() {
    return westWest;
  }

  long expected() {
    return expected;
  }

  long scale() {
    return scale;
  }

  void constantChannel(int channel, int value) {
    Arrays.fill(values[channel], value);
  }

  void begin(int channel, Prior prior) {
    this.channel = channel;
    this.prior = prior;
    known = prior.known();
    mean = known ? prior.mean() : tensorMean;
    channelError = known ? prior.error() : tensorError;
    sum = 0;
  }

  void expect(int place) {
    this.place = place;
    int width = shape.width();
    int row = place / width;
    int column = place % width;
    int[] value = values[channel];
    long north;
    long northWest;
    long northEast;
    long northNorth;
    if (row == 0) {
      west = column > 0 ? value[place - 1] : mean;
      north = west;
      northWest = west;
      northEast = west;
      northNorth = west;
    } else {
      north = value[place - width];
      west = column > 0 ? value[place - 1] : north;
      northWest = column > 0 ? value[place - width - 1] : north;
      northEast = column < width - 1 ? value[place - width + 1] : north;
      northNorth = row > 1 ? value[place - 2 * width] : north;
    }
    westWest = column > 1 ? value[place - 2] : west;
    blend = (3 * west + north + northEast) >> 2;
    long activity =
        (Math.abs(west - north)
                + Math.abs(west - westWest)
                + Math.abs(north - northWest)
                + Math.abs(north - northEast))
            >> 2;

    long unit = 512L << deep;
    near = new long[] {west, north, northWest, northEast, westWest, northNorth, mean, unit};
    long own = 0;
    for (int i = 0; i < near.length; i++) {
      own += correction[place][i] * near[i];
    }
    if (known) {
      filtered = prior.expectation(near, values, place) + (own >> 16);
    } else {
      long[] inputs = inputs();
      long total = own;
      for (int i = 0; i < inputs.length; i++) {
        total += weights[i] * inputs[i];
      }
      filtered = total >> 16;
    }
    filtered = Numbers.clamp(filtered, -BOUND, BOUND);
    expected = signed ? filtered : Math.max(0, filtered);

    long westError = column > 0 ? error[place - 1] : channelError;
    long northError = row > 0 ? error[place - width] : channelError;
    scale =
        (66 * channelError
                + 176L * placeError[place]
                + 25 * (westError + northError)
                + 8 * activity)
            >> 8;
  }

  /** What wWest, wNorth, wBlend, wMean and wConstant weigh. */
  private long[] inputs() {
    return new long[] {west, near[1], blend, near[6], near[7]};
  }

  void learn(int d) {
    long truth = 16L * d;
    if (signed || filtered >= 0 || truth != 0) {
      long e = Numbers.clamp(truth - filtered, -2 * power, 2 * power);
      int norm = Numbers.log2(power) + Numbers.log2(power + (1024L << deep)) + 1;
      if (!known) {
        long[] inputs = inputs();
        for (int i = 0; i < inputs.length; i++) {
          weights[i] += (int) ((e * inputs[i]) >> (norm - 7));
        }
      }
      for (int i = 0; i < near.length; i++) {
        correction[place][i] += (int) ((e * near[i]) >> (norm - (known ? 8 : 10)));
      }
    }
    power = Math.max(16, power + ((Math.abs(truth) - power) >> 7));
    values[channel][place] = (int) truth;
    sum += truth;
    mean += Numbers.step(truth - mean, Math.min(place + 5, 143));
    int off = (int) Math.abs(truth - expected);
    error[place] = off;
    placeError[place] += (off - placeError[place]) >> 4;
    tensorError += (off - tensorError) >> 4;
    channelError += Numbers.step(off - channelError, Math.min(place + 2, 5));
  }

  void end() {
    channels += 1;
    tensorMean += Numbers.step(sum / shape.plane() - tensorMean, Math.min(channels, 40));
  }
}
