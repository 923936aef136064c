package dev.narrows.model;

import java.util.List;

/**
 * The parameters of latents and of their entropy model, by name. Of the rates and channels they
 * have {@code [rates][channels]}, of the contexts {@code [to][from][3][3]}.
 */
public final class LatentParameterNames {
  /** ln of what a latent is multiplied by before it is rounded. */
  public static final String LOG_GAIN = "latents.log_gain";

  /** ln of what the integer is multiplied by in the cloud. */
  public static final String LOG_INVERSE_GAIN = "latents.log_inverse_gain";

  /** What the integer is expected to be, without its context. */
  public static final String MEAN_BIAS = "latents.mean_bias";

  /** ln of the scale of its logistic distribution, without its context. */
  public static final String SCALE_BIAS = "latents.scale_bias";

  /** Weights of integers near it in its expectation. */
  public static final String MEAN_WEIGHTS = "latents.mean_weights";

  /** Weights of log2(1 + magnitude) of integers near it in ln of its scale. */
  public static final String SCALE_WEIGHTS = "latents.scale_weights";

  private LatentParameterNames() {}

  static List<Parameter> of(int rates, int channels) {
    List<Integer> biases = List.of(rates, channels);
    List<Integer> weights = List.of(channels, channels, 3, 3);
    return List.of(
        new Parameter(LOG_GAIN, biases, Parameter.Role.LOG_GAIN),
        new Parameter(LOG_INVERSE_GAIN, biases, Parameter.Role.LOG_INVERSE_GAIN),
        new Parameter(MEAN_BIAS, biases, Parameter.Role.LATENT_BIAS),
        new Parameter(SCALE_BIAS, biases, Parameter.Role.LATENT_BIAS),
        new Parameter(MEAN_WEIGHTS, weights, Parameter.Role.CONTEXT),
        new Parameter(SCALE_WEIGHTS, weights, Parameter.Role.CONTEXT));
  }
}
