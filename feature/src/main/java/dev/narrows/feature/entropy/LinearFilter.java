package dev.narrows.feature.entropy;

/**
 * Expects an element from its surroundings by weights that are learned on the way (normalised least
 * mean squares): some for the whole tensor, and corrections for each place, as where an object ends
 * in the picture it ends in every channel. Where training knows the channel, its weights take the
 * place of the tensor's.
 */
final class LinearFilter {
  private static final int TAPS = 8;
  private static final int WEIGHT_BITS = 16;
  private static final int CONSTANT = 32;

  /** No expectation is further from zero, in sixteenths of a symbol. */
  private static final int MOST = 1 << 22;

  /** Binary logarithms of how much faster than 2^−16 weights move. */
  private static final int TENSOR_SPEED = 7;

  private static final int PLACE_SPEED = 10;
  private static final int TRAINED_PLACE_SPEED = 8;

  private final Surroundings near;
  private final int constantTap;
  private final int steadiness;
  private final int[] corrections;

  private int west = 34259;
  private int north = 300;
  private int blend = 19000;
  private int mean;
  private int constant = 1216;

  /** Mean magnitude of late, in sixteenths of a symbol. */
  private int power;

  /**
   * @param near the surroundings
   * @param plane elements of a channel
   * @param depthShift bits of a symbol beyond 8
   */
  LinearFilter(Surroundings near, int plane, int depthShift) {
    this.near = near;
    corrections = new int[plane * TAPS];
    constantTap = CONSTANT << Surroundings.FRACTION << depthShift;
    steadiness = 1024 << depthShift;
    power = 50 << Surroundings.FRACTION << depthShift;
  }

  /** What is expected at a place of a channel that training does not know. */
  int expected(int place) {
    long sum =
        (long) west * near.west
            + (long) north * near.north
            + (long) blend * near.blend
            + (long) mean * near.mean
            + (long) constant * constantTap;
    return bounded((sum + correction(place)) >> WEIGHT_BITS);
  }

  /** What is expected where training expects a value. */
  int expected(int place, int trained) {
    return bounded(trained + (correction(place) >> WEIGHT_BITS));
  }

  private static int bounded(long value) {
    return (int) Math.max(-MOST, Math.min(MOST, value));
  }

  private long correction(int place) {
    int[] c = corrections;
    int at = place * TAPS;
    return (long) c[at] * near.west
        + (long) c[at + 1] * near.north
        + (long) c[at + 2] * near.northWest
        + (long) c[at + 3] * near.northEast
        + (long) c[at + 4] * near.westWest
        + (long) c[at + 5] * near.northNorth
        + (long) c[at + 6] * near.mean
        + (long) c[at + 7] * constantTap;
  }

  /**
   * Learns from an error.
   *
   * @param place where
   * @param error the value less what was expected
   * @param trained whether training knows the channel
   */
  void learn(int place, int error, boolean trained) {
    int most = 2 * power;
    long bounded = Math.max(-most, Math.min(most, error));
    int norm =
        63 - Integer.numberOfLeadingZeros(power) - Integer.numberOfLeadingZeros(power + steadiness);
    if (!trained) {
      learnTensor(bounded, norm - TENSOR_SPEED);
    }
    learnPlace(place * TAPS, bounded, norm - (trained ? TRAINED_PLACE_SPEED : PLACE_SPEED));
  }

  private void learnTensor(long error, int shift) {
    west += (int) ((error * near.west) >> shift);
    north += (int) ((error * near.north) >> shift);
    blend += (int) ((error * near.blend) >> shift);
    mean += (int) ((error * near.mean) >> shift);
    constant += (int) ((error * constantTap) >> shift);
  }

  private void learnPlace(int at, long error, int shift) {
    int[] c = corrections;
    c[at] += (int) ((error * near.west) >> shift);
    c[at + 1] += (int) ((error * near.north) >> shift);
    c[at + 2] += (int) ((error * near.northWest) >> shift);
    c[at + 3] += (int) ((error * near.northEast) >> shift);
    c[at + 4] += (int) ((error * near.westWest) >> shift);
    c[at + 5] += (int) ((error * near.northNorth) >> shift);
    c[at + 6] += (int) ((error * near.mean) >> shift);
    c[at + 7] += (int) ((error * constantTap) >> shift);
  }

  /** Takes in a value's magnitude, in sixteenths of a symbol. */
  void learnPower(int magnitude) {
    power = Math.max(16, power + ((magnitude - power) >> 7));
  }
}
