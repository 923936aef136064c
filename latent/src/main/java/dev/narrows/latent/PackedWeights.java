package dev.narrows.latent;

/**
 * Causal weights in the order in which a coded symbol acts on what is coded later. For each input,
 * three rows of three places with a weight for every output from the input's stage on; what is not
 * causal is 0. So the outputs that one row of the kernel reaches are one run of memory.
 */
final class PackedWeights {
  /** Channels of a stage. After each, outputs that are done leave the accumulators. */
  private static final int STAGE = 16;

  private static final int SIDE = 3;

  private final int channels;
  private final int[] starts;
  private final int[] mean;
  private final int[] scale;

  /**
   * @param channels how many of the first channels are coded
   */
  PackedWeights(CausalWeights weights, int channels) {
    this.channels = channels;
    starts = new int[channels + 1];
    for (int in = 0; in < channels; in++) {
      starts[in + 1] = starts[in] + LatentParameters.TAPS * stride(in);
    }
    mean = packed(weights.mean());
    scale = packed(weights.scale());
  }

  int channels() {
    return channels;
  }

  int[] mean() {
    return mean;
  }

  int[] scale() {
    return scale;
  }

  /** The first channel of a channel's stage. */
  static int stage(int channel) {
    return channel / STAGE * STAGE;
  }

  /** How many outputs there are from a channel's stage on. */
  int stride(int channel) {
    return channels - stage(channel);
  }

  /** Where the weights for a row of the kernel start, which acts on the row 1 − ky below. */
  int row(int in, int ky) {
    return starts[in] + ky * SIDE * stride(in);
  }

  private int[] packed(short[] causal) {
    int[] packed = new int[starts[channels]];
    for (int out = 0; out < channels; out++) {
      for (int in = 0; in <= out; in++) {
        int from = CausalWeights.index(out, in);
        for (int tap = 0; tap < CausalWeights.taps(out, in); tap++) {
          // The rightmost tap looks right: it acts on the place to the left, the first of three.
          int place = SIDE - 1 - tap % SIDE;
          int to = row(in, tap / SIDE) + place * stride(in) + out - stage(in);
          packed[to] = causal[from + tap];
        }
      }
    }
    return packed;
  }
}
