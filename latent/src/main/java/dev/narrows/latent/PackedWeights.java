package dev.narrows.latent;

/**
 * Causal weights in the order in which a coded symbol acts on what is coded later. What is not
 * causal is 0. A number holds the weight of the mean in its lower half, and that of the scale above
 * it.
 */
final class PackedWeights {
  /** {@code [in][output from it on in its group][tap]}. */
  private final int[][] near;

  /** {@code [in][output]}, of outputs behind the group. */
  private final int[][] far;

  PackedWeights(CausalWeights weights) {
    int channels = weights.channels();
    near = new int[channels][ContextTaps.GROUP * LatentParameters.TAPS];
    far = new int[channels][channels];
    int from = 0;
    for (int out = 0; out < channels; out++) {
      for (int in = 0; in <= out; in++) {
        for (int tap : ContextTaps.of(out, in)) {
          int packed = packed(weights.mean()[from], weights.scale()[from]);
          if (out < ContextTaps.groupEnd(in)) {
            near[in][(out - in) * LatentParameters.TAPS + tap] = packed;
          } else {
            far[in][out] = packed;
          }
          from++;
        }
      }
    }
  }

  /** What adds up: the mean in the lower half, the scale above it, with the lower half's borrow. */
  static int packed(int mean, int scale) {
    return (scale << Short.SIZE) + mean;
  }

  int channels() {
    return near.length;
  }

  /** For a channel and those behind it in its group, by output and tap. */
  int[] near(int in) {
    return near[in];
  }

  /** For channels behind the group, by output; those before are 0. */
  int[] far(int in) {
    return far[in];
  }
}
