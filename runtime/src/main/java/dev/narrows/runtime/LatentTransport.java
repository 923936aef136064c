package dev.narrows.runtime;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.WrongModelException;
import dev.narrows.feature.bitstream.LatentBitstream;
import dev.narrows.latent.LatentCodec;
import dev.narrows.latent.LatentModel;
import dev.narrows.latent.Latents;
import dev.narrows.model.ModelDirectory;
import java.io.IOException;
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

  /** How many layers there are; the first is the base. */
  public int layers() {
    return model.layers().count();
  }

  /** How many rates there are: 0, the coarsest, to one less than this. */
  public int rates() {
    return model.rates();
  }

  /**
   * Latents as a bitstream.
   *
   * @param latents as the edge half gives them, of all layers or of those that are sent
   * @param rate from 0, the coarsest
   * @param layers how many are sent, the first ones
   * @throws IllegalArgumentException if there is no such rate, or the latents lack a layer
   */
  public LatentBitstream encode(FeatureTensor latents, int rate, int layers) {
    Latents quantized = model.quantize(latents, rate, layers);
    FeatureShape shape = quantized.shape();
    return LatentBitstream.of(
        identity, shape.height(), shape.width(), rate, codec.encode(quantized));
  }

  /**
   * What the entropy model says that a bitstream of these latents takes, in bytes, without side
   * information: the sum of −log2 of its probabilities, over 8.
   */
  public double idealBytes(FeatureTensor latents, int rate, int layers) {
    return DoubleStream.of(codec.idealBits(model.quantize(latents, rate, layers))).sum() / 8;
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
    int layers = Math.min(most, bitstream.layers());
    List<byte[]> payloads = bitstream.payloads().subList(0, layers);
    try {
      return model.dequantize(
          codec.decode(payloads, bitstream.height(), bitstream.width(), bitstream.rate()));
    } catch (MalformedBitstreamException e) {
      throw e.within(bitstream.payloadStart(), "bitstream");
    }
  }
}
