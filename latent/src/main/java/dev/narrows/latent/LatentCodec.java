package dev.narrows.latent;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.coder.BinaryCoder;
import dev.narrows.feature.coder.BinaryDecoder;
import dev.narrows.feature.coder.BinaryEncoder;
import dev.narrows.feature.coder.LeastPayload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Latents as bytes, a payload for each layer, which needs no other. Immutable, and for any number
 * of threads.
 */
public final class LatentCodec {
  /** The most elements that latents may have, which bounds what a decoder allocates. */
  public static final int MAX_ELEMENTS = 1 << 24;

  private final LatentModel model;
  private final SymbolCoding symbols;

  /** Of every layer. */
  private final List<Effects> effects;

  /**
   * @param model what both ends know
   */
  public LatentCodec(LatentModel model) {
    this.model = model;
    symbols = new SymbolCoding(model.tables());
    effects = model.weights().stream().map(own -> new Effects(new PackedWeights(own))).toList();
  }

  /** What both ends know. */
  public LatentModel model() {
    return model;
  }

  /**
   * The latents as bytes.
   *
   * @return one payload for each layer present
   * @throws IllegalArgumentException if the latents are not of the model's layers or rates, or have
   *     more than {@link #MAX_ELEMENTS} elements
   */
  public List<byte[]> encode(Latents latents) {
    requireOwn(latents);
    short[] values = latents.values().clone();
    List<byte[]> payloads = new ArrayList<>();
    for (int layer = 0; layer < latents.rates().size(); layer++) {
      FeatureShape shape = shapeOf(layer, latents.shape());
      BinaryEncoder encoder = new BinaryEncoder(shape.elements() / 16, BinaryEncoder.MOST_OMITTED);
      coding(latents, layer, values).code(encoder, LatentCoding.Guard.NONE);
      byte[] payload = encoder.finish();
      int least = LeastPayload.bytes(shape);
      payloads.add(payload.length < least ? Arrays.copyOf(payload, least) : payload);
    }
    return payloads;
  }

  /**
   * How many bits the model gives the latents, which is what the payloads have but for about 8 bits
   * each at most, and what a payload is filled up with.
   *
   * @return for each layer present, the sum of −log2 of the probabilities
   * @throws IllegalArgumentException if the latents are not of the model's layers or rates, or have
   *     more than {@link #MAX_ELEMENTS} elements
   */
  public double[] idealBits(Latents latents) {
    requireOwn(latents);
    short[] values = latents.values().clone();
    double[] bits = new double[latents.rates().size()];
    BitCount count = new BitCount();
    for (int layer = 0; layer < bits.length; layer++) {
      coding(latents, layer, values).code(count, LatentCoding.Guard.NONE);
      bits[layer] = count.take();
    }
    return bits;
  }

  /** All layers by one coder, which changes nothing of them. */
  void code(Latents latents, BinaryCoder coder) {
    requireOwn(latents);
    short[] values = latents.values().clone();
    for (int layer = 0; layer < latents.rates().size(); layer++) {
      coding(latents, layer, values).code(coder, LatentCoding.Guard.NONE);
    }
  }

  /**
   * The latents in payloads.
   *
   * @param payloads those of the first layers, at least one
   * @param height rows of the latents
   * @param width columns of the latents
   * @param rates of each payload, as it was encoded
   * @throws MalformedBitstreamException if the payloads are not those of such latents, or damaged;
   *     the offset counts from the start of the first payload
   */
  public Latents decode(List<byte[]> payloads, int height, int width, List<Integer> rates)
      throws MalformedBitstreamException {
    FeatureShape shape = claimed(payloads.size(), height, width, rates);
    int start = 0;
    for (int layer = 0; layer < payloads.size(); layer++) {
      try {
        LeastPayload.require(payloads.get(layer), shapeOf(layer, shape));
      } catch (MalformedBitstreamException e) {
        throw e.within(start, "latents, layer " + layer);
      }
      start += payloads.get(layer).length;
    }
    Latents latents = new Latents(rates, shape, new short[shape.elements()]);
    start = 0;
    for (int layer = 0; layer < payloads.size(); layer++) {
      byte[] payload = payloads.get(layer);
      BinaryDecoder decoder = new BinaryDecoder(payload, BinaryEncoder.MOST_OMITTED);
      try {
        coding(latents, layer, latents.values()).code(decoder, new DecoderGuard(decoder));
        decoder.requireEnd(LeastPayload.bytes(shapeOf(layer, shape)));
      } catch (MalformedBitstreamException e) {
        throw e.within(start, "latents, layer " + layer);
      }
      start += payload.length;
    }
    return latents;
  }

  /** The shape that a stream claims, if the model has such latents. */
  private FeatureShape claimed(int layers, int height, int width, List<Integer> rates)
      throws MalformedBitstreamException {
    int most = model.layers().count();
    if (layers < 1 || layers > most || rates.size() != layers) {
      throw new MalformedBitstreamException(
          0,
          ("latents: expected 1 to " + most + " layers with a rate each, found ")
              + (layers + " with " + rates.size() + " rates"));
    }
    for (int rate : rates) {
      if (rate < 0 || rate >= model.rates()) {
        throw new MalformedBitstreamException(
            0, "latents: expected a rate from 0 to " + (model.rates() - 1) + ", found " + rate);
      }
    }
    int channels = model.layers().channelsOfFirst(layers);
    if (height < 1 || width < 1 || (long) height * width > MAX_ELEMENTS / channels) {
      throw new MalformedBitstreamException(
          0,
          "latents: expected 1 to "
              + MAX_ELEMENTS
              + " elements, found "
              + (channels + "x" + height + "x" + width));
    }
    return new FeatureShape(channels, height, width);
  }

  private void requireOwn(Latents latents) {
    model.requireOwn(latents);
    if (latents.shape().elements() > MAX_ELEMENTS) {
      throw new IllegalArgumentException(
          "latents: expected at most " + MAX_ELEMENTS + " elements, found " + latents.shape());
    }
  }

  private LatentCoding coding(Latents latents, int layer, short[] values) {
    FeatureShape shape = shapeOf(layer, latents.shape());
    int first = model.layers().channelsOfFirst(layer);
    int[] biases = new int[shape.channels()];
    for (int i = 0; i < biases.length; i++) {
      biases[i] = model.steps().packedBias(model.stepOf(first + i, latents.rates()));
    }
    Contexts contexts = new Contexts(biases, effects.get(layer), shape.height(), shape.width());
    return new LatentCoding(symbols, contexts, shape, values, first * shape.plane());
  }

  private FeatureShape shapeOf(int layer, FeatureShape all) {
    return new FeatureShape(model.layers().channels().get(layer), all.height(), all.width());
  }

  private record DecoderGuard(BinaryDecoder decoder)
      implements LatentCoding.Guard<MalformedBitstreamException> {
    @Override
    public void check() throws MalformedBitstreamException {
      decoder.requireData();
    }

    @Override
    public MalformedBitstreamException impossible() {
      return decoder.damaged("a latent beyond 16 bits");
    }
  }
}
