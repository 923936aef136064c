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
 * Latents as bytes, a payload for each layer. A payload is decoded after those before it, and needs
 * none behind it. Immutable, and for any number of threads.
 */
public final class LatentCodec {
  /** The most elements that latents may have, which bounds what a decoder allocates. */
  public static final int MAX_ELEMENTS = 1 << 24;

  private final LatentModel model;
  private final SymbolCoding symbols;

  private final PackedWeights weights;

  /**
   * @param model what both ends know
   */
  public LatentCodec(LatentModel model) {
    this.model = model;
    symbols = new SymbolCoding(model.tables());
    weights = new PackedWeights(model.weights());
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
    LatentCoding coding = coding(latents, latents.values().clone());
    List<byte[]> payloads = new ArrayList<>();
    for (int layer = 0; layer < layersOf(latents); layer++) {
      FeatureShape shape = shapeOf(layer, latents.shape());
      BinaryEncoder encoder = new BinaryEncoder(shape.elements() / 16);
      code(coding, layer, encoder, LatentCoding.Guard.NONE);
      byte[] payload = encoder.finish();
      int least = LeastPayload.bytes(shape);
      payloads.add(payload.length < least ? Arrays.copyOf(payload, least) : payload);
    }
    return payloads;
  }

  /**
   * How many bits the model gives the latents, which is what the payloads have but for about 16
   * bits each, and what a payload is filled up with.
   *
   * @return for each layer present, the sum of −log2 of the probabilities
   * @throws IllegalArgumentException if the latents are not of the model's layers or rates, or have
   *     more than {@link #MAX_ELEMENTS} elements
   */
  public double[] idealBits(Latents latents) {
    LatentCoding coding = coding(latents, latents.values().clone());
    double[] bits = new double[layersOf(latents)];
    BitCount count = new BitCount();
    for (int layer = 0; layer < bits.length; layer++) {
      code(coding, layer, count, LatentCoding.Guard.NONE);
      bits[layer] = count.take();
    }
    return bits;
  }

  /** All layers by one coder, which changes nothing of them. */
  void code(Latents latents, BinaryCoder coder) {
    LatentCoding coding = coding(latents, latents.values().clone());
    for (int layer = 0; layer < layersOf(latents); layer++) {
      code(coding, layer, coder, LatentCoding.Guard.NONE);
    }
  }

  /**
   * The latents in payloads.
   *
   * @param payloads those of the first layers, at least one
   * @param height rows of the latents
   * @param width columns of the latents
   * @param rate step, as it was encoded
   * @throws MalformedBitstreamException if the payloads are not those of such latents, or damaged;
   *     the offset counts from the start of the first payload
   */
  public Latents decode(List<byte[]> payloads, int height, int width, int rate)
      throws MalformedBitstreamException {
    FeatureShape shape = claimed(payloads.size(), height, width, rate);
    int start = 0;
    for (int layer = 0; layer < payloads.size(); layer++) {
      try {
        LeastPayload.require(payloads.get(layer), shapeOf(layer, shape));
      } catch (MalformedBitstreamException e) {
        throw e.within(start, "latents, layer " + layer);
      }
      start += payloads.get(layer).length;
    }
    Latents latents = new Latents(rate, shape, new short[shape.elements()]);
    LatentCoding coding = coding(latents, latents.values());
    start = 0;
    for (int layer = 0; layer < payloads.size(); layer++) {
      byte[] payload = payloads.get(layer);
      BinaryDecoder decoder = new BinaryDecoder(payload);
      try {
        code(coding, layer, decoder, new DecoderGuard(decoder));
        decoder.requireEnd(LeastPayload.bytes(shapeOf(layer, shape)));
      } catch (MalformedBitstreamException e) {
        throw e.within(start, "latents, layer " + layer);
      }
      start += payload.length;
    }
    return latents;
  }

  /** The shape that a stream claims, if the model has such latents. */
  private FeatureShape claimed(int layers, int height, int width, int rate)
      throws MalformedBitstreamException {
    int most = model.layers().count();
    if (layers < 1 || layers > most) {
      throw new MalformedBitstreamException(
          0, "latents: expected 1 to " + most + " layers, found " + layers);
    }
    if (rate < 0 || rate >= model.rates()) {
      throw new MalformedBitstreamException(
          0, "latents: expected a rate from 0 to " + (model.rates() - 1) + ", found " + rate);
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

  private LatentCoding coding(Latents latents, short[] values) {
    FeatureShape shape = latents.shape();
    layersOf(latents);
    if (latents.rate() >= model.rates() || shape.elements() > MAX_ELEMENTS) {
      throw new IllegalArgumentException(
          "latents: expected a rate below "
              + (model.rates() + " and at most " + MAX_ELEMENTS + " elements, found rate ")
              + (latents.rate() + " of " + shape));
    }
    Contexts contexts =
        new Contexts(
            model.steps(),
            latents.rate(),
            weights,
            shape.channels(),
            shape.height(),
            shape.width());
    return new LatentCoding(symbols, contexts, shape, values);
  }

  private <E extends Exception> void code(
      LatentCoding coding, int layer, BinaryCoder coder, LatentCoding.Guard<E> guard) throws E {
    LatentLayers layers = model.layers();
    coding.code(coder, layers.channelsOfFirst(layer), layers.channelsOfFirst(layer + 1), guard);
  }

  private int layersOf(Latents latents) {
    return model.layers().withChannels(latents.shape().channels());
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
