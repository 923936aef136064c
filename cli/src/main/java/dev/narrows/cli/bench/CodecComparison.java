package dev.narrows.cli.bench;

import dev.narrows.codecs.FeatureCodecs;
import dev.narrows.evaluate.Accuracy;
import dev.narrows.evaluate.RateCurve;
import dev.narrows.evaluate.RatePoint;
import dev.narrows.evaluate.bench.CodecBenchmark;
import dev.narrows.evaluate.bench.CodecMeasurement;
import dev.narrows.evaluate.bench.CodecResult;
import dev.narrows.evaluate.bench.NamedTensor;
import dev.narrows.evaluate.sweep.RateAccuracySweep;
import dev.narrows.evaluate.sweep.SweepPlan;
import dev.narrows.feature.FeatureCodec;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Several codecs on the same tensors. */
public final class CodecComparison {
  private static final List<String> OF_ANY_DEPTH =
      List.of("raw", "png", "png:untiled", "zstd:3", "zstd:19", "xz:9e");
  private static final List<String> OF_EIGHT_BITS =
      List.of("raw", "png", "png:untiled", "webp:lossless", "zstd:3", "zstd:19", "xz:9e");

  private final List<FeatureCodec> codecs;
  private final BenchInput input;
  private final List<NamedTensor> symbols;
  private final Duration least;

  private CodecComparison(
      List<FeatureCodec> codecs, BenchInput input, List<NamedTensor> symbols, Duration least) {
    this.codecs = codecs;
    this.input = input;
    this.symbols = symbols;
    this.least = least;
  }

  /** Is told how far a comparison is. */
  @FunctionalInterface
  public interface Listener {
    /** So many steps are done, and this codec is next. */
    void at(long done, String codec);
  }

  /**
   * A comparison by codecs' names; a name given twice counts once.
   *
   * @param names of codecs; where there is none, a list that suits the depth of the symbols
   * @param least how long to time each
   * @throws IOException if there is no such codec, or a tensor cannot be quantised
   */
  public static CodecComparison parse(List<String> names, BenchInput input, Duration least)
      throws IOException {
    List<NamedTensor> symbols = input.symbols();
    List<FeatureCodec> codecs = new ArrayList<>();
    for (String name : new LinkedHashSet<>(names.isEmpty() ? usual(symbols) : names)) {
      codecs.add(FeatureCodecs.parse(name));
    }
    return new CodecComparison(codecs, input, symbols, least);
  }

  private static List<String> usual(List<NamedTensor> symbols) {
    boolean shallow = symbols.stream().allMatch(named -> named.tensor().bits() <= Byte.SIZE);
    return shallow ? OF_EIGHT_BITS : OF_ANY_DEPTH;
  }

  /** How many steps it takes, at least 1. */
  public int steps() {
    return codecs.size() + input.model().map(model -> input.tensors().size()).orElse(0);
  }

  /**
   * Measures every codec.
   *
   * @return in the order of the names
   * @throws IOException if a codec cannot take a tensor, or the network fails
   */
  public List<CodecResult> run(Listener listener) throws IOException {
    List<CodecMeasurement> measurements = new ArrayList<>();
    for (FeatureCodec codec : codecs) {
      listener.at(measurements.size(), codec.name());
      measurements.add(CodecBenchmark.measure(codec.name(), codec, symbols, least));
    }
    Optional<RateCurve> curve = accuracies(listener);
    long png = pngBytes();
    List<CodecResult> results = new ArrayList<>();
    for (CodecMeasurement measurement : measurements) {
      Optional<Accuracy> accuracy =
          curve.flatMap(c -> c.point(measurement.codec())).map(RatePoint::accuracy);
      results.add(new CodecResult(measurement, (double) measurement.bytes() / png, accuracy));
    }
    return results;
  }

  private Optional<RateCurve> accuracies(Listener listener) throws IOException {
    if (input.model().isEmpty()) {
      return Optional.empty();
    }
    BenchInput.ModelAndData model = input.model().get();
    SweepPlan plan = new SweepPlan(codecs, List.of(), input.tensors().size(), 0);
    return RateAccuracySweep.measure(
            model.directory(),
            "features",
            model.dataset(),
            plan,
            (done, all) -> listener.at(codecs.size() + (long) done, "accuracy"))
        .features();
  }

  private long pngBytes() throws IOException {
    FeatureCodec png = FeatureCodecs.parse("png");
    long bytes = 0;
    for (NamedTensor named : symbols) {
      bytes += png.encode(named.tensor()).length;
    }
    return bytes;
  }
}
