package dev.narrows.runtime;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.NonFiniteFeatureException;
import dev.narrows.feature.UnreachableTargetException;
import dev.narrows.feature.UnsupportedTensorException;
import dev.narrows.feature.WrongModelException;
import dev.narrows.feature.bitstream.LatentBitstream;
import dev.narrows.latent.LatentCodec;
import dev.narrows.latent.LatentModel;
import dev.narrows.latent.Latents;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.ModelException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** A model's latents on their way: bitstreams from them, and them from bitstreams. Immutable. */
public final class LatentTransport {
  private final ModelIdentity identity;
  private final LatentModel model;
  private final LatentCodec codec;

  private LatentTransport(ModelIdentity identity, LatentModel model) {
    this.identity = identity;
    this.model = model;
    codec = new LatentCodec(model);
  }

  /**
   * The transport of a model's latents, if its features are latents.
   *
   * @throws IOException if its tables are missing, damaged or of another model
   */
  public static Optional<LatentTransport> of(ModelDirectory directory) throws IOException {
    ModelIdentity identity = ModelIdentity.ofSha256(directory.identity());
    return ModelLatents.of(directory).map(model -> new LatentTransport(identity, model));
  }

  /**
   * The transport of the latents of a model that must have some.
   *
   * @throws ModelException if it has none
   * @throws IOException if its tables are missing, damaged or of another model
   */
  public static LatentTransport require(ModelDirectory directory) throws IOException {
    return of(directory)
        .orElseThrow(
            () ->
                new ModelException(
                    directory.path()
                        + ": expected a model with learned latents, found one without"));
  }

  /** How many layers there are; the first is the base. */
  public int layers() {
    return model.layers().count();
  }

  /** How many rates there are: 0, the coarsest, to one less than this. */
  public int rates() {
    return model.rates();
  }

  /**
   * The rate where none is asked for: a quarter of the way to the finest. Beyond it bytes grow much
   * faster than accuracy.
   */
  public int usualRate() {
    return (rates() - 1) / 4;
  }

  /**
   * Latents as a bitstream.
   *
   * @param latents as the edge half gives them, of all layers or of those that are sent
   * @param rates of each layer that is sent, the base layer first; 0 is the coarsest
   * @throws UnsupportedTensorException if the latents have more elements than the codec takes
   * @throws NonFiniteFeatureException if a latent is not finite
   * @throws IllegalArgumentException if there is no such rate, or the latents lack a layer
   */
  public LatentBitstream encode(FeatureTensor latents, List<Integer> rates)
      throws UnsupportedTensorException, NonFiniteFeatureException {
    Latents quantized = quantized(latents, rates);
    FeatureShape shape = quantized.shape();
    List<byte[]> payloads = codec.encode(quantized);
    List<LatentBitstream.Layer> layers = new ArrayList<>();
    for (int i = 0; i < payloads.size(); i++) {
      layers.add(new LatentBitstream.Layer(rates.get(i), payloads.get(i)));
    }
    return LatentBitstream.of(identity, shape.height(), shape.width(), layers);
  }

  /**
   * The finest bitstream of latents, all layers at one rate, that has at most so many bytes. Finer
   * rates are taken to need more bytes, so that halving the rates finds it.
   *
   * @param latents as the edge half gives them, of all layers or of those that are sent
   * @param maxBytes the limit, of the whole bitstream
   * @param layers how many are sent, the first ones
   * @throws UnreachableTargetException if the coarsest rate does not fit; says how many bytes that
   *     takes
   * @throws UnsupportedTensorException if the latents have more elements than the codec takes
   * @throws NonFiniteFeatureException if a latent is not finite
   * @throws IllegalArgumentException if the latents lack a layer
   */
  public LatentBitstream encodeWithin(FeatureTensor latents, long maxBytes, int layers)
      throws UnreachableTargetException, UnsupportedTensorException, NonFiniteFeatureException {
    LatentBitstream best = encode(latents, Collections.nCopies(layers, 0));
    if (best.bytes() > maxBytes) {
      throw new UnreachableTargetException(
          "bitstream: expected at most %d bytes, found %d at rate 0, the coarsest"
              .formatted(maxBytes, best.bytes()));
    }
    int fits = 0;
    int exceeds = rates();
    while (exceeds - fits > 1) {
      int rate = (fits + exceeds) / 2;
      LatentBitstream tried = encode(latents, Collections.nCopies(layers, rate));
      if (tried.bytes() <= maxBytes) {
        best = tried;
        fits = rate;
      } else {
        exceeds = rate;
      }
    }
    return best;
  }

  /**
   * What the entropy model says that a bitstream of these latents takes, in bytes, without side
   * information: the sum of −log2 of its probabilities, over 8.
   *
   * @param rates of each layer that is sent, the base layer first
   * @throws UnsupportedTensorException if the latents have more elements than the codec takes
   * @throws NonFiniteFeatureException if a latent is not finite
   * @throws IllegalArgumentException if there is no such rate, or the latents lack a layer
   */
  public double idealBytes(FeatureTensor latents, List<Integer> rates)
      throws UnsupportedTensorException, NonFiniteFeatureException {
    return DoubleStream.of(codec.idealBits(quantized(latents, rates))).sum() / 8;
  }

  /**
   * Latents that are not sent, as the cloud half takes them: they mean something only after their
   * gains, so they are quantised at the finest rate.
   *
   * @param latents as the edge half gives them, of all layers or of the first
   */
  public FeatureTensor finest(FeatureTensor latents) {
    int present = model.layers().layerOf(latents.shape().channels() - 1) + 1;
    List<Integer> rates = Collections.nCopies(present, rates() - 1);
    return model.dequantize(model.quantize(latents, rates));
  }

  /** How large they are depends on the picture, so on the user. */
  private Latents quantized(FeatureTensor latents, List<Integer> rates)
      throws UnsupportedTensorException, NonFiniteFeatureException {
    FeatureShape given = latents.shape();
    int channels = model.layers().channelsOfFirst(Math.min(rates.size(), layers()));
    if ((long) channels * given.plane() > LatentCodec.MAX_ELEMENTS) {
      throw new UnsupportedTensorException(
          ("latents: expected at most " + LatentCodec.MAX_ELEMENTS + " elements, found ")
              + (channels + "x" + given.height() + "x" + given.width()));
    }
    float[] values = latents.values();
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new NonFiniteFeatureException(given, i, values[i]);
      }
    }
    return model.quantize(latents, rates);
  }

  /**
   * The latents in a bitstream, as the cloud half takes them.
   *
   * @throws WrongModelException if another model made it
   * @throws MalformedBitstreamException if its payload is damaged
   */
  public FeatureTensor decode(LatentBitstream bitstream)
      throws WrongModelException, MalformedBitstreamException {
    return decode(bitstream, layers());
  }

  /**
   * The first layers in a bitstream, as the cloud half takes them; others are not decoded.
   *
   * @param most how many layers at most
   * @throws WrongModelException if another model made it
   * @throws MalformedBitstreamException if its payload is damaged
   */
  public FeatureTensor decode(LatentBitstream bitstream, int most)
      throws WrongModelException, MalformedBitstreamException {
    bitstream.requireModel(identity);
    int count = Math.min(most, bitstream.layers().size());
    List<byte[]> payloads =
        bitstream.layers().stream().limit(count).map(LatentBitstream.Layer::payload).toList();
    List<Integer> rates = bitstream.rates().subList(0, count);
    try {
      return model.dequantize(codec.decode(payloads, bitstream.height(), bitstream.width(), rates));
    } catch (MalformedBitstreamException e) {
      throw e.within(bitstream.payloadStart(), "bitstream");
    }
  }
}
