package dev.narrows.feature.entropy;

import java.util.Arrays;

/**
 * What to expect of the element at hand, and how far it may be off: the scale of a logistic
 * distribution, from the errors of late in the channel, at the place and nearby. All values are in
 * sixteenths of a symbol.
 */
final class Expectation {
  private static final int FIRST_ERROR = 3;
  private static final int ERROR_LIMIT = 5;

  final Surroundings near;

  private final int width;
  private final boolean rectified;
  private final LinearFilter filter;
  private final PriorValues priors;
  private final int[] placeErrors;
  private final int[] errors;
  private int tensorError;
  private int channelError;
  private boolean trained;
  private int filtered;

  /** The expected value, at least 0 where no value is negative. */
  int value;

  int scale;

  /**
   * @param width columns of a channel
   * @param plane elements of a channel
   * @param depthShift bits of a symbol beyond 8
   * @param rectified whether no value is negative
   * @param priors what training knows
   */
  Expectation(int width, int plane, int depthShift, boolean rectified, PriorValues priors) {
    this.width = width;
    this.rectified = rectified;
    this.priors = priors;
    near = new Surroundings(width, plane);
    filter = new LinearFilter(near, plane, depthShift);
    errors = new int[plane];
    placeErrors = new int[plane];
    tensorError = FIRST_ERROR << Surroundings.FRACTION << depthShift;
    Arrays.fill(placeErrors, tensorError);
  }

  void beginChannel(int channel) {
    trained = priors.begin(channel);
    if (trained) {
      near.beginChannel(priors.mean());
      channelError = priors.error();
    } else {
      near.beginChannel();
      channelError = tensorError;
    }
  }

  void endChannel() {
    near.endChannel();
  }

  /** Moves on to a place. */
  void look(int place, int row, int column) {
    near.look(place, row, column);
    filtered =
        trained ? filter.expected(place, priors.expected(near, place)) : filter.expected(place);
    value = rectified ? Math.max(0, filtered) : filtered;
    int westError = column > 0 ? errors[place - 1] : channelError;
    int northError = row > 0 ? errors[place - width] : channelError;
    long sum =
        66L * channelError
            + 176L * placeErrors[place]
            + 25L * (westError + northError)
            + 8L * near.activity();
    scale = (int) (sum >> 8);
  }

  /**
   * Learns what the element is.
   *
   * @param symbol its difference from the reference, in symbols
   */
  void learn(int place, int symbol) {
    int truth = symbol << Surroundings.FRACTION;
    // Below zero a rectifier hides how far.
    if (filtered >= 0 || truth != 0 || !rectified) {
      filter.learn(place, truth - filtered, trained);
    }
    filter.learnPower(Math.abs(truth));
    near.learn(place, truth);
    priors.learn(place, truth);
    int error = Math.abs(truth - value);
    errors[place] = error;
    placeErrors[place] += (error - placeErrors[place]) >> 4;
    tensorError += (error - tensorError) >> 4;
    channelError += Rates.step(error - channelError, Math.min(place + 2, ERROR_LIMIT));
  }
}
