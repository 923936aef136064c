package dev.narrows.serve.http.demo;

import dev.narrows.codecs.FeatureCodecs;
import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.FeatureCodecRegistry;
import dev.narrows.feature.Quantizer;
import dev.narrows.feature.entropy.StrongCodec;
import dev.narrows.feature.quantize.Quantizers;
import dev.narrows.model.ModelDirectory;
import dev.narrows.runtime.EdgeCoding;
import dev.narrows.runtime.ModelPriors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The ways of coding features that the page offers for one model: few, as each must be fast
 * whatever a stranger asks for.
 *
 * @param codecs names of feature codecs, the usual one first
 * @param quantizers names of quantisers without their depth, the model's first
 * @param usualBits the depth of the model's quantiser
 */
public record Codings(List<String> codecs, List<String> quantizers, int usualBits) {
  /** The depths that are offered. */
  public static final int MIN_BITS = 2;

  /** The depths that are offered. */
  public static final int MAX_BITS = 8;

  private static final List<String> QUANTIZERS = List.of("min-max", "clip", "dead-zone");

  private static final List<String> CODECS =
      List.of(
          StrongCodec.NAME,
          "native:fast",
          "png",
          "webp:lossless",
          "jpeg:95",
          "jpeg:85",
          "zstd:19",
          "xz:9");

  /** What is offered for a model whose features are no latents. */
  static Codings of(ModelDirectory model) {
    List<String> codecs = new ArrayList<>(CODECS);
    if (model.addition(ModelDirectory.Addition.PRIORS).isPresent()) {
      codecs.add(0, StrongCodec.TRAINED_NAME);
    }
    int bits = model.description().bottleneck().bits();
    return new Codings(codecs, QUANTIZERS, bits);
  }

  /**
   * The coding of these names.
   *
   * @param codec one of {@link #codecs}; empty for the first
   * @param quantizer one of {@link #quantizers}, a colon and a depth, such as {@code clip:5}; empty
   *     for the model's
   * @throws DemoException if a name is not among them
   * @throws IOException if the model's priors cannot be read
   */
  EdgeCoding.Features coding(
      ModelDirectory model, Optional<String> codec, Optional<String> quantizer) throws IOException {
    String name = codec.orElse(codecs.get(0));
    if (!codecs.contains(name)) {
      throw new DemoException("codec: expected one of " + codecs + ", found '" + name + "'");
    }
    FeatureCodecRegistry registry = FeatureCodecs.withPriors(ModelPriors.of(model));
    FeatureCodec with = registry.codec(name);
    Optional<Quantizer> own = Optional.empty();
    if (quantizer.isPresent()) {
      own = Optional.of(quantizer(quantizer.get()));
    }
    return new EdgeCoding.Features(own, Optional.of(with), OptionalLong.empty());
  }

  private Quantizer quantizer(String text) throws IOException {
    for (String name : quantizers) {
      for (int bits = MIN_BITS; bits <= MAX_BITS; bits++) {
        if (text.equals(name + ":" + bits)) {
          return Quantizers.parse(text);
        }
      }
    }
    throw new DemoException(
        ("quantizer: expected one of " + quantizers + " with " + MIN_BITS + " to " + MAX_BITS)
            + (" bits, such as clip:5, found '" + text + "'"));
  }
}
