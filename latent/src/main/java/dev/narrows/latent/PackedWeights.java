package dev.narrows.latent;

/**
 * Causal weights in the order in which a coded symbol acts on what is coded later: {@code
 * [in][tap][out]}, each row as long as there are channels. What is not causal is 0. A number holds
 * the weight of the mean in its lower half, and that of the scale above it.
 */
final class PackedWeights {
  private final int[][][] packed;

  PackedWeights(CausalWeights weights) {
    int channels = weights.channels();
    packed = new int[channels][LatentParameters.TAPS][channels];
    for (int out = 0; out < channels; out++) {
      for (int in = 0; in <= out; in++) {
        int from = CausalWeights.index(out, in);
        for (int tap = 0; tap < CausalWeights.taps(out, in); tap++) {
          int at = from + tap;
          packed[in][tap][out] = packed(weights.mean()[at], weights.scale()[at]);
        }
      }
    }
  }

  /** What adds up: the mean in the lower half, the scale above it, with the lower half's borrow. */
  static int packed(int mean, int scale) {
    return (scale << Short.SIZE) + mean;
  }

  /** By tap and output. */
  int[][] of(int in) {
    return packed[in];
  }
}
