package dev.narrows.evaluate.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.codecs.FeatureCodecs;
import dev.narrows.data.Dataset;
import dev.narrows.data.Sample;
import dev.narrows.evaluate.Evaluation;
import dev.narrows.evaluate.RateCurve;
import dev.narrows.evaluate.RatePoint;
import dev.narrows.evaluate.metric.DisparityError;
import dev.narrows.evaluate.result.ResultsFile;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.bitstream.LatentBitstream;
import dev.narrows.feature.quantize.FeatureCoding;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.Task;
import dev.narrows.picture.Picture;
import dev.narrows.picture.PictureCodec;
import dev.narrows.picture.PictureCodecs;
import dev.narrows.runtime.CloudRuntime;
import dev.narrows.runtime.EdgeRuntime;
import dev.narrows.runtime.LatentTransport;
import dev.narrows.runtime.RuntimeOptions;
import dev.narrows.runtime.WholeNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model with a base layer of three channels and a detail layer of four, at nine rates. */
class LatentSweepTest {
  private static final Dataset DATA = DrawnDataset.full(4);

  @TempDir static Path directory;

  private static ModelDirectory model;
  private static Path results;
  private static Evaluation evaluation;

  @BeforeAll
  static void evaluate() throws IOException {
    model = SmallModel.writeLearned(directory.resolve("model"), 1);
    results = directory.resolve("results.json");
    SweepPlan plan =
        new SweepPlan(
            List.of(),
            List.of(
                new LatentPoint(List.of(0, 0)),
                new LatentPoint(List.of(0, 8)),
                new LatentPoint(List.of(0)),
                new LatentPoint(List.of(8))),
            List.of(PictureCodecs.parse("webp:50")),
            SweepPlan.ALL_PICTURES,
            1);
    evaluation =
        RateAccuracySweep.evaluate(model, "small", DATA, plan, results, SweepProgress.NONE);
  }

  @Test
  void allLayersAndTheBaseLayerAreCurves() {
    assertThat(evaluation.curves())
        .extracting(RateCurve::name)
        .containsExactly("small", "small, base layer", "offload webp");
    assertThat(evaluation.features().orElseThrow().points())
        .extracting(RatePoint::codec)
        .containsExactly("latents:0+0", "latents:0+8");
    assertThat(evaluation.baseLayer().orElseThrow().points())
        .extracting(RatePoint::codec)
        .containsExactly("latents:0", "latents:8");
    assertThat(evaluation.description()).isEqualTo("7 channels of learned latents at stride 8");
  }

  @Test
  void aPointIsWhatTheLibraryGives() throws IOException {
    LatentTransport transport = LatentTransport.require(model);
    RatePoint point = point("latents:0+8");
    long bytes = 0;
    double estimate = 0;
    double error = 0;
    try (EdgeRuntime edge = EdgeRuntime.open(model);
        CloudRuntime cloud = CloudRuntime.open(model)) {
      for (int i = 0; i < DATA.size(); i++) {
        Sample sample = DATA.load(i);
        FeatureTensor latents = edge.features(sample.rgb(), 32, 64);
        byte[] sent = transport.encode(latents, List.of(0, 8)).write();
        bytes += sent.length;
        estimate += transport.idealBytes(latents, List.of(0, 8));
        FeatureTensor received = transport.decode(LatentBitstream.read(sent));
        float[] disparity = cloud.run(Task.DISPARITY, received).disparity();
        error +=
            DisparityError.of(sample.disparity().orElseThrow(), disparity)
                .orElseThrow()
                .rootMeanSquare();
      }
    }
    assertThat(point.bytes()).isEqualTo(bytes / 4.0);
    // Sums of a few numbers, in another order.
    assertThat(point.estimatedBytes().orElseThrow()).isEqualTo(estimate / 4, within(1e-9));
    assertThat(point.accuracy().disparityRmse()).hasValue(error / 4);
  }

  @Test
  void aPictureThatIsSentGoesThroughBothHalvesAtTheFinestRate() throws IOException {
    PictureCodec codec = PictureCodecs.parse("webp:50");
    double error = 0;
    try (WholeNetwork whole = WholeNetwork.open(model, RuntimeOptions.DEFAULT)) {
      for (int i = 0; i < DATA.size(); i++) {
        Sample sample = DATA.load(i);
        Picture received = codec.decode(codec.encode(new Picture(64, 32, sample.rgb())));
        float[] disparity =
            whole
                .run(received.rgb(), 32, 64, Set.of(Task.DISPARITY))
                .get(Task.DISPARITY)
                .disparity();
        error +=
            DisparityError.of(sample.disparity().orElseThrow(), disparity)
                .orElseThrow()
                .rootMeanSquare();
      }
    }
    RatePoint point = evaluation.offload().get(0).points().get(0);
    assertThat(point.accuracy().disparityRmse()).hasValue(error / 4);
  }

  @Test
  void theBaseLayerServesItsTasksAsWellForFewerBytes() {
    for (int rate : List.of(0, 8)) {
      RatePoint all = point("latents:0+" + rate);
      RatePoint base = evaluation.baseLayer().orElseThrow().point("latents:0").orElseThrow();

      assertThat(base.bytes()).isLessThan(all.bytes());
      assertThat(base.accuracy().meanIou()).isEqualTo(all.accuracy().meanIou());
      assertThat(base.accuracy().disparityRmse()).isEqualTo(all.accuracy().disparityRmse());
      assertThat(base.accuracy().psnr()).isEmpty();
      assertThat(all.accuracy().psnr()).isPresent();
      // 3 channels of 8x4, and 7: bits per element are the bytes in another unit.
      assertThat(base.bitsPerElement()).hasValue(8 * base.bytes() / (3 * 4 * 8));
      assertThat(all.bitsPerElement()).hasValue(8 * all.bytes() / (7 * 4 * 8));
    }
  }

  @Test
  void theSizesAreThoseOfTheEntropyModelBesideSideInformation() {
    for (RatePoint point : evaluation.features().orElseThrow().points()) {
      // Of so small a picture the front takes 18 bytes, a checksum 4, and each layer ends in 2.
      assertThat(point.greatestExcess().orElseThrow()).isBetween(0.0, 32.0);
    }
    assertThat(evaluation.offload().get(0).points().get(0).greatestExcess()).isEmpty();
  }

  @Test
  void theResultsFileHoldsBothCurves() throws IOException {
    assertThat(ResultsFile.read(results)).usingRecursiveComparison().isEqualTo(evaluation);
    assertThat(evaluation.samples()).hasSize(1);
    assertThat(evaluation.samples().get(0).codec()).isEqualTo("latents:0+8");
  }

  @Test
  void latentsGoThroughOtherCodecsAsPlainFeatures() throws IOException {
    SweepPlan plan =
        new SweepPlan(List.of(FeatureCoding.parse("png", FeatureCodecs::parse)), List.of(), 2, 0);

    Evaluation measured = RateAccuracySweep.measure(model, "small", DATA, plan, SweepProgress.NONE);

    RatePoint png = measured.features().orElseThrow().point("png").orElseThrow();
    assertThat(measured.curves()).hasSize(1);
    assertThat(png.accuracy().psnr()).isPresent();
    assertThat(png.greatestExcess()).isEmpty();
  }

  private static RatePoint point(String codec) {
    return evaluation.features().orElseThrow().point(codec).orElseThrow();
  }
}
