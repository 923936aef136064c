package dev.narrows.feature.bitstream;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.FeatureCodecRegistry;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.Reconstruction;
import dev.narrows.feature.UnknownCodecException;
import dev.narrows.feature.WrongModelException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a bitstream says of itself: all but its payload.
 *
 * @param model which model made the features
 * @param codec name of the codec of the payload
 * @param shape shape of the tensor
 * @param bits depth of its symbols, 1 to 16
 * @param reconstruction how its symbols become features
 * @param layers the parts of the payload in their order, at least one
 * @param extensions what newer writers added and readers may ignore
 */
public record BitstreamHeader(
    ModelIdentity model,
    String codec,
    FeatureShape shape,
    int bits,
    Reconstruction reconstruction,
    List<Layer> layers,
    List<Extension> extensions) {

  /**
   * Channels that are coded by themselves and can be read without the others.
   *
   * @param channels how many, at least 1; they follow those of the layer before
   * @param bytes length of its part of the payload
   */
  public record Layer(int channels, int bytes) {
    /**
     * @throws IllegalArgumentException if there is no channel or a negative length
     */
    public Layer {
      if (channels < 1 || bytes < 0) {
        throw new IllegalArgumentException(
            "layer: expected at least one channel and a length, found "
                + (channels + " channels of " + bytes + " bytes"));
      }
    }
  }

  /**
   * A field that this version does not know.
   *
   * @param tag its even number: odd ones are for what a reader must know
   * @param content its bytes; not copied
   */
  public record Extension(int tag, byte[] content) {
    /**
     * @throws IllegalArgumentException if the tag is odd or negative
     */
    public Extension {
      if (tag < 0 || tag % 2 != 0) {
        throw new IllegalArgumentException("extension: expected an even tag, found " + tag);
      }
    }
  }

  /**
   * @throws IllegalArgumentException if the depth is out of range, the codec's name is none, or the
   *     reconstruction or the layers are not those of such a tensor
   */
  public BitstreamHeader {
    QuantizedTensor.requireDepth(bits);
    if (!BitstreamFormat.isCodecName(codec)) {
      throw new IllegalArgumentException(
          "codec name: expected 1 to 32 of a-z 0-9 : . -, found '" + codec + "'");
    }
    reconstruction.requireFits(shape, bits);
    layers = List.copyOf(layers);
    extensions = List.copyOf(extensions);
    long channels = layers.stream().mapToLong(Layer::channels).sum();
    if (channels != shape.channels()) {
      throw new IllegalArgumentException(
          "layers: expected " + shape.channels() + " channels in all, found " + channels);
    }
    long bytes = layers.stream().mapToLong(Layer::bytes).sum();
    if (bytes > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "layers: expected at most 2147483647 bytes in all, found " + bytes);
    }
  }

  /** Bytes of all layers. */
  public int payloadBytes() {
    return layers.stream().mapToInt(Layer::bytes).sum();
  }

  /**
   * This header, if the given model made it.
   *
   * @throws WrongModelException if another did
   */
  public BitstreamHeader requireModel(ModelIdentity expected) throws WrongModelException {
    if (!model.equals(expected)) {
      throw new WrongModelException(expected, model);
    }
    return this;
  }

  /**
   * Where a layer lies.
   *
   * @param index of the layer, from 0
   * @param firstChannel its first channel
   * @param channels how many it has
   * @param offset where it starts in the payload, in bytes
   */
  record Span(int index, int firstChannel, int channels, long offset) {}

  /** Where all layers lie, in order. */
  List<Span> spans() {
    List<Span> spans = new ArrayList<>(layers.size());
    int channel = 0;
    long offset = 0;
    for (Layer layer : layers) {
      spans.add(new Span(spans.size(), channel, layer.channels(), offset));
      channel += layer.channels();
      offset += layer.bytes();
    }
    return spans;
  }

  /**
   * The channels of one layer.
   *
   * @param payload the layer's part of it
   * @param payloadStart where the whole payload starts in the bitstream, for faults
   */
  QuantizedTensor decodeLayer(
      Span span, byte[] payload, long payloadStart, FeatureCodecRegistry codecs)
      throws UnknownCodecException, MalformedBitstreamException {
    short[] symbols = symbols(span, payload, payloadStart, codecs);
    return new QuantizedTensor(
        shapeOf(span),
        bits,
        reconstruction.ofChannels(span.firstChannel(), span.channels()),
        symbols);
  }

  /** The symbols of one layer. */
  short[] symbols(Span span, byte[] payload, long payloadStart, FeatureCodecRegistry codecs)
      throws UnknownCodecException, MalformedBitstreamException {
    FeatureCodec whole = codecs.codec(codec);
    boolean layered = layers.size() > 1;
    FeatureCodec decoder =
        layered ? whole.forChannels(span.firstChannel(), span.channels()) : whole;
    try {
      return decoder.decode(payload, shapeOf(span), bits);
    } catch (MalformedBitstreamException e) {
      String where = layered ? ", layer " + span.index() : "";
      throw e.within(payloadStart + span.offset(), "bitstream of codec " + codec + where);
    }
  }

  private FeatureShape shapeOf(Span span) {
    return new FeatureShape(span.channels(), shape.height(), shape.width());
  }
}
