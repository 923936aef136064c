package dev.narrows.evaluate.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.codecs.FeatureCodecs;
import dev.narrows.data.ClassSet;
import dev.narrows.data.Dataset;
import dev.narrows.data.Sample;
import dev.narrows.evaluate.Accuracy;
import dev.narrows.evaluate.Evaluation;
import dev.narrows.evaluate.RateCurve;
import dev.narrows.evaluate.RatePoint;
import dev.narrows.evaluate.SampleViews.View;
import dev.narrows.evaluate.metric.PeakSignalToNoise;
import dev.narrows.evaluate.metric.SegmentationCounts;
import dev.narrows.evaluate.report.HtmlReport;
import dev.narrows.evaluate.report.ReportLoader;
import dev.narrows.evaluate.result.ResultsFile;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.UnknownCodecException;
import dev.narrows.feature.UnknownQuantizerException;
import dev.narrows.feature.bitstream.Bitstream;
import dev.narrows.feature.entropy.FeaturePriors;
import dev.narrows.feature.quantize.ClipQuantizer;
import dev.narrows.feature.quantize.MinMaxQuantizer;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.Task;
import dev.narrows.runtime.CloudRuntime;
import dev.narrows.runtime.EdgeRuntime;
import dev.narrows.runtime.ModelPriors;
import dev.narrows.runtime.TaskOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RateAccuracySweepTest {
  private static final Dataset DATA = DrawnDataset.full(5);

  @TempDir static Path directory;

  private static ModelDirectory model;
  private static Path results;
  private static Evaluation evaluation;
  private static final List<Integer> PROGRESS = new ArrayList<>();

  @BeforeAll
  static void evaluate() throws IOException {
    model = SmallModel.write(directory.resolve("model"), 1);
    results = directory.resolve("out/results.json");
    SweepPlan plan =
        SweepPlan.parse(
            List.of(
                "png",
                "jpeg:90",
                "native",
                "png",
                "clip:3/png",
                "clip:3/native:fast",
                "step:0.50/raw"),
            List.of("jpeg:50", "webp:50", "webp:10"),
            2,
            FeatureCodecs::parse);
    evaluation =
        RateAccuracySweep.evaluate(
            model, "small", DATA, plan, results, (done, all) -> PROGRESS.add(10 * done + all));
  }

  @Test
  void thereIsACurveOfFeaturesAndOneForEachKindOfPictureCodec() {
    assertThat(evaluation.curves())
        .extracting(RateCurve::name)
        .containsExactly("small", "small, native codec", "offload jpeg", "offload webp");
    assertThat(evaluation.nativeCodec().orElseThrow().points())
        .extracting(RatePoint::codec)
        .containsExactly("native:strong", "clip:3/native:fast");
    assertThat(evaluation.features().orElseThrow().points())
        .extracting(RatePoint::codec)
        .containsExactly("png", "jpeg:90", "clip:3/png", "step:0.5/raw");
    assertThat(evaluation.offload().get(1).points())
        .extracting(RatePoint::codec)
        .containsExactly("webp:50", "webp:10");
    assertThat(PROGRESS).containsExactly(15, 25, 35, 45, 55);
  }

  @Test
  void aLosslessPointIsWhatTheHalvesGiveOnQuantisedFeatures() throws IOException {
    RatePoint png = evaluation.features().orElseThrow().point("png").orElseThrow();
    try (EdgeRuntime edge = EdgeRuntime.open(model);
        CloudRuntime cloud = CloudRuntime.open(model)) {
      SegmentationCounts counts = SegmentationCounts.none(19);
      double psnr = 0;
      long bytes = 0;
      for (int i = 0; i < DATA.size(); i++) {
        Sample sample = DATA.load(i);
        FeatureTensor features = edge.features(sample.rgb(), 32, 64);
        var symbols = new MinMaxQuantizer().quantize(features);
        SortedMap<Task, TaskOutput> outputs = cloud.run(symbols.dequantize());
        counts.add(
            SegmentationCounts.of(
                19, sample.labels().orElseThrow(), outputs.get(Task.SEGMENTATION).classIds()),
            1);
        psnr += PeakSignalToNoise.of(planes(sample), outputs.get(Task.RECONSTRUCTION).values());
        ModelIdentity identity = ModelIdentity.ofSha256(model.identity());
        bytes += Bitstream.encode(identity, FeatureCodecs.parse("png"), symbols).write().length;
      }
      assertThat(png.accuracy().meanIou()).isEqualTo(counts.meanIntersectionOverUnion());
      assertThat(png.accuracy().psnr().getAsDouble()).isCloseTo(psnr / 5, within(1e-9));
      assertThat(png.bytes()).isEqualTo(bytes / 5.0);
    }
  }

  @Test
  void aQuantiserOfItsOwnTakesTheModelsPlace() throws IOException {
    RatePoint clipped = evaluation.features().orElseThrow().point("clip:3/png").orElseThrow();
    ModelIdentity identity = ModelIdentity.ofSha256(model.identity());
    long bytes = 0;
    try (EdgeRuntime edge = EdgeRuntime.open(model)) {
      for (int i = 0; i < DATA.size(); i++) {
        FeatureTensor features = edge.features(DATA.load(i).rgb(), 32, 64);
        var symbols = new ClipQuantizer(3).quantize(features);
        bytes += Bitstream.encode(identity, FeatureCodecs.parse("png"), symbols).write().length;
      }
    }
    assertThat(clipped.bytes()).isEqualTo(bytes / 5.0);
  }

  @Test
  void theModelsPriorsServeItsOwnCodec() throws IOException {
    List<QuantizedTensor> symbols = new ArrayList<>();
    try (EdgeRuntime edge = EdgeRuntime.open(model)) {
      for (int i = 0; i < DATA.size(); i++) {
        symbols.add(new MinMaxQuantizer().quantize(edge.features(DATA.load(i).rgb(), 32, 64)));
      }
    }
    byte[] priors = FeaturePriors.fit(symbols, FeaturePriors.FitProgress.NONE).write();
    ModelDirectory trained =
        SmallModel.write(directory.resolve("with-priors"), 1)
            .with(ModelDirectory.Addition.PRIORS, priors);
    SweepPlan plan =
        SweepPlan.parse(
            List.of("native:trained", "clip:3/native:trained"),
            List.of(),
            0,
            FeatureCodecs.withPriors(ModelPriors.of(trained)));

    Evaluation measured =
        RateAccuracySweep.measure(trained, "small", DATA, plan, SweepProgress.NONE);

    List<RatePoint> points = measured.features().orElseThrow().points();
    RatePoint png = evaluation.features().orElseThrow().point("png").orElseThrow();
    assertThat(points)
        .extracting(RatePoint::codec)
        .containsExactly("native:trained", "clip:3/native:trained");
    assertThat(points.get(0).accuracy()).isEqualTo(png.accuracy());
    assertThat(points.get(0).bytes()).isLessThan(png.bytes());
  }

  @Test
  void ratesAreGivenInThreeNamedUnits() {
    RatePoint png = evaluation.features().orElseThrow().point("png").orElseThrow();
    assertThat(png.bitsPerPixel()).hasValue(8 * png.bytes() / (64 * 32));
    assertThat(png.bitsPerElement()).hasValue(8 * png.bytes() / (12 * 4 * 8));
    assertThat(evaluation.offload().get(0).points().get(0).bitsPerElement()).isEmpty();
  }

  @Test
  void stagesAreTimedWhereTheyHappen() {
    assertThat(evaluation.features().orElseThrow().points().get(0).times().orElseThrow().edge())
        .isPositive();
    assertThat(evaluation.offload().get(0).points().get(0).times().orElseThrow().edge()).isZero();
  }

  @Test
  void theFileHoldsTheEvaluationAndItsPicturesLieBeside() throws IOException {
    assertThat(ResultsFile.read(results)).usingRecursiveComparison().isEqualTo(evaluation);
    assertThat(evaluation.samples()).hasSize(2);
    assertThat(evaluation.samples().get(0).files()).hasSize(View.values().length);
    for (String file : evaluation.samples().get(1).files().values()) {
      assertThat(results.resolveSibling(file)).isNotEmptyFile();
    }
    String page =
        HtmlReport.render(ReportLoader.load("small", List.of(results, results), Map.of()));
    assertThat(page).contains("id=\"pictures\"", "id=\"features\"", "evaluated on");
  }

  @Test
  void whatTheDataLackIsAbsent() throws IOException {
    Evaluation bare =
        RateAccuracySweep.evaluate(
            model,
            "small",
            new DrawnDataset(2, ClassSet.NONE, false),
            SweepPlan.parse(List.of("raw"), List.of(), 1, FeatureCodecs::parse),
            directory.resolve("bare.json"),
            SweepProgress.NONE);
    Accuracy accuracy = bare.curves().get(0).points().get(0).accuracy();
    assertThat(accuracy.meanIou()).isEmpty();
    assertThat(accuracy.disparityRmse()).isEmpty();
    assertThat(accuracy.psnr()).isPresent();
    assertThat(bare.samples().get(0).files()).doesNotContainKey(View.LABELS);
  }

  @Test
  void otherClassesThanTheModelsAreRefused() {
    ClassSet one = new ClassSet(List.of(new ClassSet.SemanticClass("lane", 0)));
    assertThatThrownBy(
            () ->
                RateAccuracySweep.evaluate(
                    model,
                    "small",
                    new DrawnDataset(1, one, false),
                    SweepPlan.parse(List.of("png"), List.of(), 0, FeatureCodecs::parse),
                    directory.resolve("refused.json"),
                    SweepProgress.NONE))
        .isInstanceOf(EvaluationException.class)
        .hasMessageContaining("expected the model's classes (road, sidewalk")
        .hasMessageEndingWith("found lane");
    assertThat(directory.resolve("refused.json")).doesNotExist();
  }

  @Test
  void aCodecThatIsNotThereIsRefusedBeforeAnythingRuns() {
    assertThatThrownBy(() -> plan("png", "gif"))
        .isInstanceOf(UnknownCodecException.class)
        .hasMessageContaining("gif");
    assertThatThrownBy(() -> plan("png", "native:trained"))
        .isInstanceOf(UnknownCodecException.class)
        .hasMessageContaining("native:trained: expected the priors of a model, found none");
    assertThatThrownBy(() -> plan("clap:5/png"))
        .isInstanceOf(UnknownQuantizerException.class)
        .hasMessageContaining("unknown quantiser 'clap:5'");
  }

  private static SweepPlan plan(String... codecs) throws IOException {
    return SweepPlan.parse(List.of(codecs), List.of(), 0, FeatureCodecs::parse);
  }

  @Test
  void samplesAreSpreadEvenly() {
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      if (SampleGallery.isKept(i, 10, 4)) {
        kept.add(i);
      }
    }
    assertThat(kept).containsExactly(2, 4, 7, 9);
  }

  private static float[] planes(Sample sample) {
    float[] planes = new float[3 * 64 * 32];
    for (int pixel = 0; pixel < 64 * 32; pixel++) {
      for (int channel = 0; channel < 3; channel++) {
        planes[64 * 32 * channel + pixel] = (sample.rgb()[3 * pixel + channel] & 255) / 255f;
      }
    }
    return planes;
  }
}
