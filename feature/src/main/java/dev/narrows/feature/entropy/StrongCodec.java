package dev.narrows.feature.entropy;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.UnsupportedTensorException;
import dev.narrows.feature.coder.BinaryDecoder;
import dev.narrows.feature.coder.BinaryEncoder;
import dev.narrows.feature.coder.LeastPayload;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The strong profile of the native codec: symbols are expected from their neighbours, and coded by
 * adaptive models of binary decisions and an arithmetic coder. It adapts within the tensor; from
 * trained priors it starts knowing how the channels of a network depend on each other. Lossless,
 * for symbols of 1 to 16 bits.
 *
 * @param priors what training knows; a decoder needs the same
 */
public record StrongCodec(Optional<FeaturePriors> priors) implements FeatureCodec {
  /** Its name without priors. */
  public static final String NAME = "native:strong";

  /** Its name with priors. */
  public static final String TRAINED_NAME = "native:trained";

  /** Bytes of the arithmetic coder's last value that are not written, as they are 0. */
  private static final int OMITTED_BYTES = 2;

  /** A codec without priors. */
  public StrongCodec() {
    this(Optional.empty());
  }

  @Override
  public String name() {
    return priors.isPresent() ? TRAINED_NAME : NAME;
  }

  @Override
  public boolean lossless() {
    return true;
  }

  @Override
  public StrongCodec forChannels(int first, int count) {
    return new StrongCodec(priors.map(trained -> trained.ofChannels(first, count)));
  }

  @Override
  public byte[] encode(QuantizedTensor tensor) throws UnsupportedTensorException {
    FeatureShape shape = tensor.shape();
    int bits = tensor.bits();
    if (!fits(shape)) {
      throw new UnsupportedTensorException(misfit(shape));
    }
    short[] symbols = tensor.symbols().clone();
    BinaryEncoder encoder = new BinaryEncoder(symbols.length / 2, OMITTED_BYTES);
    new StrongCoding(encoder, shape, bits, channelPriors(bits))
        .code(symbols, Reference.best(symbols, shape, bits), StrongCoding.Guard.NONE);
    byte[] payload = encoder.finish();
    int least = LeastPayload.bytes(shape);
    return payload.length < least ? Arrays.copyOf(payload, least) : payload;
  }

  @Override
  public short[] decode(byte[] payload, FeatureShape shape, int bits)
      throws MalformedBitstreamException {
    if (!fits(shape)) {
      throw new MalformedBitstreamException(0, misfit(shape));
    }
    LeastPayload.require(payload, shape);
    short[] symbols = new short[shape.elements()];
    BinaryDecoder decoder = new BinaryDecoder(payload, OMITTED_BYTES);
    new StrongCoding(decoder, shape, bits, channelPriors(bits))
        .code(symbols, new Reference(false, 0), new DecoderGuard(decoder));
    decoder.requireEnd(LeastPayload.bytes(shape));
    return symbols;
  }

  private boolean fits(FeatureShape shape) {
    return priors.isEmpty() || priors.get().channels() == shape.channels();
  }

  private String misfit(FeatureShape shape) {
    return "codec "
        + name()
        + ": expected features of "
        + priors.orElseThrow().channels()
        + " channels, as the priors know, found "
        + shape;
  }

  private List<ChannelPrior> channelPriors(int bits) {
    return priors.map(trained -> trained.forDepth(bits)).orElse(List.of());
  }

  private record DecoderGuard(BinaryDecoder decoder)
      implements StrongCoding.Guard<MalformedBitstreamException> {
    @Override
    public void check() throws MalformedBitstreamException {
      decoder.requireData();
    }

    @Override
    public MalformedBitstreamException impossible() {
      return decoder.damaged("a symbol is deeper than the tensor");
    }
  }
}
