package dev.narrows.latent;

/**
 * Causal weights in the order in which a coded symbol acts on what is coded later: {@code
 * [in][tap][out]}, each row as long as there are channels. What is not causal is 0.
 */
final class PackedWeights {
  private final int[][][] mean;
  private final int[][][] scale;

  PackedWeights(CausalWeights weights) {
    mean = packed(weights.mean(), weights.channels());
    scale = packed(weights.scale(), weights.channels());
  }

  /** For the mean, by tap and output. */
  int[][] mean(int in) {
    return mean[in];
  }

  /** For the scale, by tap and output. */
  int[][] scale(int in) {
    return scale[in];
  }

  private static int[][][] packed(short[] causal, int channels) {
    int[][][] packed = new int[channels][LatentParameters.TAPS][channels];
    for (int out = 0; out < channels; out++) {
      for (int in = 0; in <= out; in++) {
        int from = CausalWeights.index(out, in);
        for (int tap = 0; tap < CausalWeights.taps(out, in); tap++) {
          packed[in][tap][out] = causal[from + tap];
        }
      }
    }
    return packed;
  }
}
