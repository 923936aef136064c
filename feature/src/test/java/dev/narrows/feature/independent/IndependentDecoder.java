package dev.narrows.feature.independent;

import java.util.Collections;
import java.util.Optional;

/** From the bytes of a bitstream to symbols and features. */
final class IndependentDecoder {
  private final Optional<Priors> priors;

  /** With priors for {@code native:trained}. */
  IndependentDecoder(Optional<Priors> priors) {
    this.priors = priors;
  }

  /** What a bitstream holds. */
  record Decoded(Container container, int[] symbols, float[] features) {}

  Decoded decode(byte[] bitstream) throws Refusal {
    Container container = Container.read(bitstream);
    Dequantiser dequantiser = Dequantiser.of(container);
    Shape shape = container.shape();
    if (container.codec().equals("native:trained")) {
      Refusal.unless(priors().channels().size() == shape.channels(), "as many channels as priors");
    }
    int[] symbols = new int[shape.elements()];
    int first = 0;
    for (Container.Layer layer : container.layers()) {
      int[] decoded = layer(container, first, layer);
      System.arraycopy(decoded, 0, symbols, first * shape.plane(), decoded.length);
      first += layer.channels();
    }
    float[] features = new float[symbols.length];
    for (int i = 0; i < features.length; i++) {
      features[i] = dequantiser.feature(i / shape.plane(), symbols[i]);
    }
    return new Decoded(container, symbols, features);
  }

  private int[] layer(Container container, int first, Container.Layer layer) throws Refusal {
    Shape shape = container.shape().ofChannels(layer.channels());
    return payload(container.codec(), layer.bytes(), shape, container.bits(), first);
  }

  /** The symbols of a layer from a channel on. */
  int[] payload(String codec, byte[] bytes, Shape shape, int n, int first) throws Refusal {
    return switch (codec) {
      case "raw" -> Raw.decode(bytes, shape, n);
      case "native:fast" -> Fast.decode(bytes, shape, n);
      case "native:strong" ->
          Strong.decode(bytes, shape, n, Collections.nCopies(shape.channels(), Prior.ZERO));
      case "native:trained" ->
          Strong.decode(bytes, shape, n, priors().ofLayer(first, shape.channels(), n));
      default -> throw new Refusal("expected one of the codecs known here, found " + codec);
    };
  }

  private Priors priors() throws Refusal {
    return priors.orElseThrow(() -> new Refusal("expected priors"));
  }
}
