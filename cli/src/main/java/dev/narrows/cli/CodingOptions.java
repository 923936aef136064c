package dev.narrows.cli;

import dev.narrows.codecs.FeatureCodecs;
import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.FeatureCodecRegistry;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.Quantizer;
import dev.narrows.feature.bitstream.Bitstream;
import dev.narrows.feature.entropy.FeaturePriors;
import dev.narrows.feature.entropy.StrongCodec;
import dev.narrows.feature.quantize.FeatureCoding;
import dev.narrows.feature.quantize.QuantizerLadder;
import dev.narrows.feature.quantize.Quantizers;
import dev.narrows.feature.quantize.RateControl;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say how features become a bitstream. */
final class CodingOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--codec",
      paramLabel = "CODEC",
      description = {
        "How features are compressed: "
            + CodecHelp.FEATURE_CODECS
            + " (default: native:trained where there are priors, else native:strong)."
      })
  private String codec;

  @Option(
      names = "--quantizer",
      paramLabel = "QUANTIZER",
      description = {
        "How features are quantised: min-max:1..16, channel:1..16, clip:1..16,"
            + " lloyd:1..8[:LAMBDA], dead-zone:1..16[:ROUNDING], rdo:1..16[:LAMBDA] or"
            + " step:SIZE[:ROUNDING] (default:"
            + " the model's, min-max)."
      })
  private String quantizer;

  @ArgGroup private Limit limit = new Limit();

  @Option(
      names = "--layers",
      split = ",",
      paramLabel = "N",
      description = {
        "Compress channels in layers that can be read one by one: how many channels each takes."
      })
  private List<Integer> layers = List.of();

  /** One of the two. */
  static final class Limit {
    @Option(
        names = "--max-bytes",
        paramLabel = "N",
        description = {
          "Take the finest quantiser whose bitstream has at most N bytes; --quantizer is the finest"
              + " allowed."
        })
    private Long maxBytes;

    @Option(
        names = "--max-error",
        paramLabel = "E",
        description = {
          "Take the coarsest quantiser whose error is at most E anywhere, in units of the features."
        })
    private Double maxError;
  }

  /**
   * Features, encoded.
   *
   * @param bitstream what to send
   * @param coding how, such as {@code clip:5/png}; the codec alone where the quantiser is the
   *     model's
   */
  record Encoded(Bitstream bitstream, String coding) {}

  /** The first option given that learned latents have no use for; empty if none is. */
  Optional<String> notForLatents() {
    if (codec != null) {
      return Optional.of("--codec");
    }
    if (quantizer != null) {
      return Optional.of("--quantizer");
    }
    if (!layers.isEmpty()) {
      return Optional.of("--layers");
    }
    return limit.maxError == null ? Optional.empty() : Optional.of("--max-error");
  }

  /** The limit of bytes; empty if there is none. */
  OptionalLong maxBytes() {
    return limit.maxBytes == null ? OptionalLong.empty() : OptionalLong.of(limit.maxBytes);
  }

  /** Says what is wrong in the options before anything is opened. */
  void check() throws IOException {
    coding(FeatureCodecs::standIn, StrongCodec.NAME);
  }

  /**
   * What the options ask for.
   *
   * @param priors of the network that the features come from, where they are at hand
   */
  FeatureCoding coding(Optional<FeaturePriors> priors) throws IOException {
    String usual = priors.isPresent() ? StrongCodec.TRAINED_NAME : StrongCodec.NAME;
    return coding(FeatureCodecs.withPriors(priors), usual);
  }

  private FeatureCoding coding(FeatureCodecRegistry codecs, String usual) throws IOException {
    Optional<Quantizer> own =
        quantizer == null ? Optional.empty() : Optional.of(Quantizers.parse(quantizer));
    if (layers.stream().anyMatch(channels -> channels < 1)) {
      throw new ParameterException(
          spec.commandLine(), "--layers: expected at least one channel each, found " + layers);
    }
    return new FeatureCoding(own, codecs.codec(codec == null ? usual : codec));
  }

  /**
   * Quantises and compresses.
   *
   * @param model which model made the features
   * @param coding what {@link #coding} gave
   * @param features of one picture
   * @param otherwise the quantiser where the options name none
   */
  Encoded encode(
      ModelIdentity model, FeatureCoding coding, FeatureTensor features, Quantizer otherwise)
      throws IOException {
    List<Integer> channels = channels(features.shape());
    FeatureCodec with = coding.codec();
    Quantizer asked = coding.quantizer().orElse(otherwise);
    RateControl control =
        new RateControl(
            QuantizerLadder.upTo(asked),
            tensor -> Bitstream.encode(model, with, tensor, channels).bytes());
    RateControl.Choice choice = choose(control, features, asked);
    Bitstream bitstream = Bitstream.encode(model, with, choice.tensor(), channels);
    boolean models = choice.quantizer().equals(otherwise);
    Optional<Quantizer> named = models ? Optional.empty() : Optional.of(choice.quantizer());
    return new Encoded(bitstream, new FeatureCoding(named, with).name());
  }

  /** Whether they ask for a quantiser, by its name or by a limit that one is chosen for. */
  boolean askForQuantizer() {
    return quantizer != null || limit.maxBytes != null || limit.maxError != null;
  }

  /**
   * Compresses what is quantised already.
   *
   * @param model which model made the features
   * @param with what compresses
   */
  Encoded encode(ModelIdentity model, FeatureCodec with, QuantizedTensor tensor)
      throws IOException {
    return new Encoded(
        Bitstream.encode(model, with, tensor, channels(tensor.shape())), with.name());
  }

  /** Channels of each layer. */
  private List<Integer> channels(FeatureShape shape) {
    List<Integer> channels = layers.isEmpty() ? List.of(shape.channels()) : layers;
    long sum = channels.stream().mapToLong(Integer::longValue).sum();
    if (sum != shape.channels()) {
      throw new ParameterException(
          spec.commandLine(),
          "--layers: expected %d channels in all, found %d".formatted(shape.channels(), sum));
    }
    return channels;
  }

  private RateControl.Choice choose(RateControl control, FeatureTensor features, Quantizer asked)
      throws IOException {
    if (limit.maxBytes != null) {
      return control.fitBytes(features, limit.maxBytes);
    }
    if (limit.maxError != null) {
      return control.fitError(features, limit.maxError);
    }
    QuantizedTensor tensor = asked.quantize(features);
    return new RateControl.Choice(asked, tensor);
  }
}
