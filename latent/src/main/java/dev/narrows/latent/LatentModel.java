package dev.narrows.latent;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.MalformedBitstreamException;
import java.util.List;

/**
 * What encoder and decoder know of a network's latents, in integers: what selects a probability is
 * integer arithmetic and tables, the same on every machine. Only inverse gains are floats, by which
 * decoded integers are multiplied. Immutable.
 */
public final class LatentModel {
  /** Of 256ths: ordinary rounding, halves away from zero. */
  public static final int ORDINARY_ROUNDING = 128;

  private static final int MAX_ROUNDING = 255;

  private final LatentLayers layers;
  private final RateSteps steps;
  private final CausalWeights weights;
  private final NodeTables tables;
  private final int rounding;

  LatentModel(
      LatentLayers layers,
      RateSteps steps,
      CausalWeights weights,
      NodeTables tables,
      int rounding) {
    this.layers = layers;
    this.steps = steps;
    this.weights = weights;
    this.tables = tables;
    this.rounding = rounding;
  }

  /** The model of these parameters, with the probabilities of logistic distributions. */
  public static LatentModel of(LatentParameters parameters) {
    return new LatentModel(
        parameters.layers(),
        RateSteps.of(parameters),
        CausalWeights.of(parameters),
        NodeTables.logistic(),
        ORDINARY_ROUNDING);
  }

  /**
   * The model of these parameters, with probabilities refined by what latents show.
   *
   * @param latents before quantisation, of all channels; sizes may differ
   * @param rates the steps at which each of them is quantised and counted
   * @throws IllegalArgumentException if a tensor has other channels or a rate is none
   */
  public static LatentModel trained(
      LatentParameters parameters, List<FeatureTensor> latents, List<Integer> rates) {
    return of(parameters).trained(latents, rates);
  }

  /**
   * This model, with probabilities refined by what latents show. Decisions that are rare among them
   * keep nearly the probability that they have.
   *
   * @param latents before quantisation, of all channels; sizes may differ
   * @param rates the steps at which each of them is quantised and counted
   * @throws IllegalArgumentException if a tensor has other channels or a rate is none
   */
  public LatentModel trained(List<FeatureTensor> latents, List<Integer> rates) {
    NodeCounts counts = new NodeCounts();
    LatentCodec counter = new LatentCodec(withTables(NodeCounts.indices()));
    for (FeatureTensor tensor : latents) {
      for (int rate : rates) {
        counter.code(quantize(tensor, rate, layers.count()), counts);
      }
    }
    return withTables(counts.refined(tables));
  }

  private LatentModel withTables(NodeTables others) {
    return new LatentModel(layers, steps, weights, others, rounding);
  }

  /**
   * This model with another rounding of its encoder.
   *
   * @param rounding in 256ths, 0 to 255: a magnitude z becomes ⌊z + rounding/256⌋; below {@value
   *     #ORDINARY_ROUNDING} there is a dead zone
   * @throws IllegalArgumentException if it is out of range
   */
  public LatentModel withRounding(int rounding) {
    if (rounding < 0 || rounding > MAX_ROUNDING) {
      throw new IllegalArgumentException("rounding: expected 0 to 255, found " + rounding);
    }
    return new LatentModel(layers, steps, weights, tables, rounding);
  }

  /** The layers and their channels. */
  public LatentLayers layers() {
    return layers;
  }

  /** Number of rate steps: 8·(R − 1) + 1 for R trained rates. */
  public int rates() {
    return steps.steps();
  }

  /** The encoder's rounding in 256ths. */
  public int rounding() {
    return rounding;
  }

  /**
   * Latents as integers.
   *
   * @param latents {@code [M][height][width]}, or the channels of the wanted layers and no others
   * @param rate step, 0 to {@link #rates} − 1
   * @param wanted how many of the first layers, at least 1
   * @throws IllegalArgumentException if there are other channels, or no such rate or layers
   */
  public Latents quantize(FeatureTensor latents, int rate, int wanted) {
    requireRate(rate);
    if (wanted < 1 || wanted > layers.count()) {
      throw new IllegalArgumentException(
          "latent layers: expected 1 to " + layers.count() + ", found " + wanted);
    }
    FeatureShape given = latents.shape();
    int channels = layers.channelsOfFirst(wanted);
    if (given.channels() != steps.channels() && given.channels() != channels) {
      throw new IllegalArgumentException(
          "latents: expected " + steps.channels() + " channels, found " + given.channels());
    }
    FeatureShape shape = new FeatureShape(channels, given.height(), given.width());
    short[] values = new short[shape.elements()];
    for (int i = 0; i < values.length; i++) {
      double gain = steps.gains()[rate * steps.channels() + i / shape.plane()];
      values[i] = rounded(latents.values()[i] * gain);
    }
    return new Latents(rate, shape, values);
  }

  private short rounded(double value) {
    double magnitude = Math.floor(Math.abs(value) + rounding / 256.0);
    int limited = (int) Math.min(Short.MAX_VALUE, magnitude);
    return (short) (value < 0 ? -limited : limited);
  }

  /**
   * Latents as the decoder's network takes them, of the channels present.
   *
   * @throws IllegalArgumentException if the latents are not of this model's layers or rates
   */
  public FeatureTensor dequantize(Latents latents) {
    requireRate(latents.rate());
    FeatureShape shape = latents.shape();
    layers.withChannels(shape.channels());
    float[] values = new float[shape.elements()];
    for (int i = 0; i < values.length; i++) {
      int at = latents.rate() * steps.channels() + i / shape.plane();
      values[i] = latents.values()[i] * steps.inverseGains()[at];
    }
    return new FeatureTensor(shape, values);
  }

  private void requireRate(int rate) {
    if (rate < 0 || rate >= rates()) {
      throw new IllegalArgumentException(
          "latent rate: expected 0 to " + (rates() - 1) + ", found " + rate);
    }
  }

  /**
   * A model from its bytes.
   *
   * @throws MalformedBitstreamException if the bytes are none, or damaged
   */
  public static LatentModel read(byte[] bytes) throws MalformedBitstreamException {
    return LatentModelFormat.read(bytes);
  }

  /** The model as bytes, for {@link #read}. */
  public byte[] write() {
    return LatentModelFormat.write(this);
  }

  RateSteps steps() {
    return steps;
  }

  CausalWeights weights() {
    return weights;
  }

  NodeTables tables() {
    return tables;
  }
}
