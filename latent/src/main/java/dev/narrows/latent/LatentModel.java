package dev.narrows.latent;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.MalformedBitstreamException;
import java.util.Collections;
import java.util.List;

/**
 * What encoder and decoder know of a network's latents, in integers: what selects a probability is
 * integer arithmetic and tables, the same on every machine. Only inverse gains are floats, by which
 * decoded integers are multiplied. Immutable.
 */
public final class LatentModel {
  private final LatentLayers layers;
  private final RateSteps steps;
  private final List<CausalWeights> weights;
  private final NodeTables tables;

  LatentModel(
      LatentLayers layers, RateSteps steps, List<CausalWeights> weights, NodeTables tables) {
    this.layers = layers;
    this.steps = steps;
    this.weights = weights;
    this.tables = tables;
  }

  /** The model of these parameters, with the probabilities of logistic distributions. */
  public static LatentModel of(LatentParameters parameters) {
    return new LatentModel(
        parameters.layers(),
        RateSteps.of(parameters),
        CausalWeights.of(parameters),
        NodeTables.logistic());
  }

  /**
   * The model of these parameters, with probabilities refined by what latents show.
   *
   * @param latents before quantisation, of all channels; sizes may differ
   * @param rates the steps at which each of them is quantised, all layers alike, and counted
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
   * @param rates the steps at which each of them is quantised, all layers alike, and counted
   * @throws IllegalArgumentException if a tensor has other channels or a rate is none
   */
  public LatentModel trained(List<FeatureTensor> latents, List<Integer> rates) {
    NodeCounts counts = new NodeCounts();
    LatentCodec counter = new LatentCodec(withTables(NodeCounts.indices()));
    for (FeatureTensor tensor : latents) {
      for (int rate : rates) {
        counter.code(quantize(tensor, Collections.nCopies(layers.count(), rate)), counts);
      }
    }
    return withTables(counts.refined(tables));
  }

  private LatentModel withTables(NodeTables others) {
    return new LatentModel(layers, steps, weights, others);
  }

  /** The layers and their channels. */
  public LatentLayers layers() {
    return layers;
  }

  /** Number of rate steps: 8·(R − 1) + 1 for R trained rates. */
  public int rates() {
    return steps.steps();
  }

  /**
   * Latents as integers.
   *
   * @param latents {@code [M][height][width]}, or the channels of the wanted layers and no others
   * @param rates of each wanted layer, the base layer first, its step: 0 to {@link #rates} − 1
   * @throws IllegalArgumentException if there are other channels, or no such rates or layers
   */
  public Latents quantize(FeatureTensor latents, List<Integer> rates) {
    requireRates(rates);
    FeatureShape given = latents.shape();
    int channels = layers.channelsOfFirst(rates.size());
    if (given.channels() != steps.channels() && given.channels() != channels) {
      throw new IllegalArgumentException(
          "latents: expected " + steps.channels() + " channels, found " + given.channels());
    }
    FeatureShape shape = new FeatureShape(channels, given.height(), given.width());
    short[] values = new short[shape.elements()];
    for (int channel = 0; channel < channels; channel++) {
      double gain = steps.gains()[stepOf(channel, rates)];
      for (int i = channel * shape.plane(); i < (channel + 1) * shape.plane(); i++) {
        values[i] = rounded(latents.values()[i] * gain);
      }
    }
    return new Latents(rates, shape, values);
  }

  /** Halves go away from zero, so that nothing hangs on the sign that training chose. */
  private static short rounded(double value) {
    int magnitude = (int) Math.min(Short.MAX_VALUE, Math.floor(Math.abs(value) + 0.5));
    return (short) (value < 0 ? -magnitude : magnitude);
  }

  /**
   * Latents as the decoder's network takes them, of the channels present.
   *
   * @throws IllegalArgumentException if the latents are not of this model's layers or rates
   */
  public FeatureTensor dequantize(Latents latents) {
    requireOwn(latents);
    FeatureShape shape = latents.shape();
    float[] values = new float[shape.elements()];
    for (int channel = 0; channel < shape.channels(); channel++) {
      float inverse = steps.inverseGains()[stepOf(channel, latents.rates())];
      for (int i = channel * shape.plane(); i < (channel + 1) * shape.plane(); i++) {
        values[i] = latents.values()[i] * inverse;
      }
    }
    return new FeatureTensor(shape, values);
  }

  /** Where, by step and channel, a channel's numbers are if its layer has a rate of these. */
  int stepOf(int channel, List<Integer> rates) {
    return rates.get(layers.layerOf(channel)) * steps.channels() + channel;
  }

  /**
   * @throws IllegalArgumentException if the latents are not of this model's layers and rates
   */
  void requireOwn(Latents latents) {
    requireRates(latents.rates());
    int expected = layers.channelsOfFirst(latents.rates().size());
    if (latents.shape().channels() != expected) {
      throw new IllegalArgumentException(
          "latents: expected " + expected + " channels, found " + latents.shape().channels());
    }
  }

  private void requireRates(List<Integer> rates) {
    if (rates.isEmpty() || rates.size() > layers.count()) {
      throw new IllegalArgumentException(
          "latent layers: expected 1 to " + layers.count() + ", found " + rates.size());
    }
    for (int rate : rates) {
      if (rate < 0 || rate >= rates()) {
        throw new IllegalArgumentException(
            "latent rate: expected 0 to " + (rates() - 1) + ", found " + rate);
      }
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

  /** Of every layer. */
  List<CausalWeights> weights() {
    return weights;
  }

  NodeTables tables() {
    return tables;
  }
}
