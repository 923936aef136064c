package dev.narrows.cli.bench;

import dev.narrows.codecs.FeatureCodecs;
import dev.narrows.evaluate.Accuracy;
import dev.narrows.evaluate.Evaluation;
import dev.narrows.evaluate.RatePoint;
import dev.narrows.evaluate.bench.CodecBenchmark;
import dev.narrows.evaluate.bench.CodecMeasurement;
import dev.narrows.evaluate.bench.CodecResult;
import dev.narrows.evaluate.bench.NamedTensor;
import dev.narrows.evaluate.sweep.RateAccuracySweep;
import dev.narrows.evaluate.sweep.SweepPlan;
import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.FeatureCodecRegistry;
import dev.narrows.feature.entropy.FastCodec;
import dev.narrows.feature.entropy.StrongCodec;
import dev.narrows.feature.quantize.FeatureCoding;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Several codecs on the same tensors. */
public final class CodecComparison {
  private static final List<String> WITH_PRIORS = List.of(StrongCodec.TRAINED_NAME);
  private static final List<String> OWN = List.of(StrongCodec.NAME, FastCodec.NAME);
  private static final List<String> OF_ANY_DEPTH =
      List.of("raw", "png", "png:untiled", "zstd:3", "zstd:19", "xz:9e");
  private static final List<String> OF_EIGHT_BITS =
      List.of("raw", "png", "png:untiled", "webp:lossless", "zstd:3", "zstd:19", "xz:9e");

  private final List<FeatureCoding> codings;
  private final BenchInput input;
  private final List<NamedTensor> usual;
  private final Duration least;

  private CodecComparison(
      List<FeatureCoding> codings, BenchInput input, List<NamedTensor> usual, Duration least) {
    this.codings = codings;
    this.input = input;
    this.usual = usual;
    this.least = least;
  }

  /** Is told how far a comparison is. */
  @FunctionalInterface
  public interface Listener {
    /** So many steps are done, and this codec is next. */
    void at(long done, String codec);
  }

  /**
   * A comparison by codings' names; a name given twice counts once.
   *
   * @param names as {@code [QUANTIZER/]CODEC}; where there is none, a list that suits the depth of
   *     the symbols
   * @param least how long to time each
   * @throws IOException if there is no such codec or quantiser, or a tensor cannot be quantised
   */
  public static CodecComparison parse(List<String> names, BenchInput input, Duration least)
      throws IOException {
    FeatureCodecRegistry registry = FeatureCodecs.withPriors(input.priors());
    Map<String, FeatureCoding> codings = new LinkedHashMap<>();
    for (String name : names) {
      FeatureCoding coding = FeatureCoding.parse(name, registry);
      codings.putIfAbsent(coding.name(), coding);
    }
    List<NamedTensor> usual = input.symbols(png());
    if (codings.isEmpty()) {
      return parse(suited(usual, input.priors().isPresent()), input, least);
    }
    return new CodecComparison(List.copyOf(codings.values()), input, usual, least);
  }

  private static List<String> suited(List<NamedTensor> symbols, boolean priors) {
    boolean shallow = symbols.stream().allMatch(named -> named.tensor().bits() <= Byte.SIZE);
    return Stream.of(
            priors ? WITH_PRIORS : List.<String>of(), OWN, shallow ? OF_EIGHT_BITS : OF_ANY_DEPTH)
        .flatMap(List::stream)
        .toList();
  }

  private static FeatureCoding png() throws IOException {
    return new FeatureCoding(Optional.empty(), FeatureCodecs.parse("png"));
  }

  /** How many steps it takes, at least 1. */
  public int steps() {
    return codings.size() + input.model().map(model -> input.tensors().size()).orElse(0);
  }

  /**
   * Measures every codec.
   *
   * @return in the order of the names
   * @throws IOException if a codec cannot take a tensor, or the network fails
   */
  public List<CodecResult> run(Listener listener) throws IOException {
    List<CodecMeasurement> measurements = new ArrayList<>();
    for (FeatureCoding coding : codings) {
      listener.at(measurements.size(), coding.name());
      List<NamedTensor> tensors = coding.quantizer().isPresent() ? input.symbols(coding) : usual;
      measurements.add(CodecBenchmark.measure(coding.name(), coding.codec(), tensors, least));
    }
    Optional<Evaluation> evaluation = accuracies(listener);
    long png = pngBytes();
    List<CodecResult> results = new ArrayList<>();
    for (CodecMeasurement measurement : measurements) {
      Optional<Accuracy> accuracy =
          evaluation.flatMap(e -> e.point(measurement.codec())).map(RatePoint::accuracy);
      results.add(new CodecResult(measurement, (double) measurement.bytes() / png, accuracy));
    }
    return results;
  }

  private Optional<Evaluation> accuracies(Listener listener) throws IOException {
    if (input.model().isEmpty()) {
      return Optional.empty();
    }
    BenchInput.ModelAndData model = input.model().get();
    SweepPlan plan = new SweepPlan(codings, List.of(), input.tensors().size(), 0);
    return Optional.of(
        RateAccuracySweep.measure(
            model.directory(),
            "features",
            model.dataset(),
            plan,
            (done, all) -> listener.at(codings.size() + (long) done, "accuracy")));
  }

  private long pngBytes() throws IOException {
    FeatureCodec png = png().codec();
    long bytes = 0;
    for (NamedTensor named : usual) {
      bytes += png.encode(named.tensor()).length;
    }
    return bytes;
  }
}
