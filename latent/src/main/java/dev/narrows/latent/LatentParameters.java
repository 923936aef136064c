package dev.narrows.latent;

import java.util.Arrays;

/**
 * What training gives of a latent codec, as floats. With the trained rate r, channel c and latent
 * y, {@code z = y·exp(logGain[r][c])} is rounded to the integer v, and the decoder's latent is
 * {@code v·exp(logInverseGain[r][c])}. v is logistic about μ with scale s, where
 *
 * <pre>
 * μ    = meanBias[r][c]  + Σ meanWeights[c][c'][ky][kx]  · v[c'](y + ky − 1, x + kx − 1)
 * ln s = scaleBias[r][c] + Σ scaleWeights[c][c'][ky][kx] · log2(1 + |v[c'](y + ky − 1, x + kx − 1)|)
 * </pre>
 *
 * over causal inputs of the same layer. Four channels make a group: of c' = c these are the three
 * of the row above and the one to the left, of c' &lt; c in its group all nine taps, of c' of
 * earlier groups the place. Other weights are of no concern. Outside the plane v is 0.
 *
 * @param layers the channels, M in all
 * @param logGain {@code [R][M]} for 1 to {@value #MAX_RATES} rates; 0 is the coarsest
 * @param logInverseGain {@code [R][M]}
 * @param meanBias {@code [R][M]}
 * @param scaleBias {@code [R][M]}, natural logarithms
 * @param meanWeights {@code [M][M][3][3]}, out before in
 * @param scaleWeights {@code [M][M][3][3]}, out before in; natural logarithms
 */
public record LatentParameters(
    LatentLayers layers,
    float[][] logGain,
    float[][] logInverseGain,
    float[][] meanBias,
    float[][] scaleBias,
    float[] meanWeights,
    float[] scaleWeights) {
  /** The most rates that a model is trained at. */
  public static final int MAX_RATES = 8;

  /** Taps of a 3×3 kernel. */
  static final int TAPS = 9;

  /**
   * @throws IllegalArgumentException if an array has another size, or a number is not finite
   */
  public LatentParameters {
    int rates = logGain.length;
    if (rates < 1 || rates > MAX_RATES) {
      throw new IllegalArgumentException(
          "latent rates: expected 1 to " + MAX_RATES + ", found " + rates);
    }
    int channels = layers.allChannels();
    requireRates("gains", logGain, rates, channels);
    requireRates("inverse gains", logInverseGain, rates, channels);
    requireRates("mean biases", meanBias, rates, channels);
    requireRates("scale biases", scaleBias, rates, channels);
    requireFinite("mean weights", meanWeights, channels * channels * TAPS);
    requireFinite("scale weights", scaleWeights, channels * channels * TAPS);
  }

  /** Number of trained rates, R. */
  public int rates() {
    return logGain.length;
  }

  private static void requireRates(String what, float[][] values, int rates, int channels) {
    if (values.length != rates) {
      throw new IllegalArgumentException(
          "latent " + what + ": expected " + rates + " rates, found " + values.length);
    }
    Arrays.stream(values).forEach(row -> requireFinite(what, row, channels));
  }

  private static void requireFinite(String what, float[] values, int count) {
    if (values.length != count) {
      throw new IllegalArgumentException(
          "latent " + what + ": expected " + count + " of them, found " + values.length);
    }
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(
            "latent " + what + ": expected finite numbers, found " + value);
      }
    }
  }
}
