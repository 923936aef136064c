package dev.narrows.evaluate;

import dev.narrows.data.ClassSet;
import dev.narrows.data.PictureSize;
import dev.narrows.evaluate.metric.DisparityError;
import dev.narrows.evaluate.metric.SegmentationCounts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Evaluations that look like measured ones: better codecs cost more and help less and less, and
 * pictures differ in how hard they are, the same way for every codec and model.
 */
public final class EvaluationFixture {
  public static final PictureSize SIZE = new PictureSize(192, 96);
  private static final int ELEMENTS = 128 * 6 * 12;

  /** A codec's rate and quality relative to lossless. */
  private record Setting(String codec, double rate, double loss) {}

  private static final List<Setting> FEATURE_CODECS =
      List.of(
          new Setting("png", 1, 0),
          new Setting("jpeg:95", 0.86, 0.004),
          new Setting("jpeg:90", 0.62, 0.016),
          new Setting("jpeg:85", 0.5, 0.035),
          new Setting("jpeg:80", 0.43, 0.06));
  private static final List<Setting> NATIVE =
      List.of(
          new Setting("native:strong", 0.8, 0),
          new Setting("dead-zone:5/native:strong", 0.45, 0.001),
          new Setting("dead-zone:3/native:strong", 0.2, 0.4));
  private static final List<Setting> JPEG =
      List.of(
          new Setting("jpeg:80", 1.1, 0.02),
          new Setting("jpeg:50", 0.62, 0.08),
          new Setting("jpeg:30", 0.46, 0.16),
          new Setting("jpeg:15", 0.31, 0.3),
          new Setting("jpeg:5", 0.19, 0.7));
  private static final List<Setting> WEBP =
      List.of(
          new Setting("webp:80", 0.68, 0.03),
          new Setting("webp:50", 0.41, 0.07),
          new Setting("webp:30", 0.31, 0.13),
          new Setting("webp:15", 0.23, 0.2),
          new Setting("webp:5", 0.16, 0.33));

  private final ClassSet classes;
  private final boolean disparity;
  private final int pictures;
  private final long seed;

  public EvaluationFixture(ClassSet classes, boolean disparity, int pictures) {
    this(classes, disparity, pictures, 0);
  }

  public EvaluationFixture(ClassSet classes, boolean disparity, int pictures, long seed) {
    this.classes = classes;
    this.disparity = disparity;
    this.pictures = pictures;
    this.seed = seed << 40;
  }

  /** A baseline with its offload curves. */
  public Evaluation baseline() {
    return evaluation(
        "baseline",
        List.of(
            curve("baseline", RateCurve.Kind.FEATURES, FEATURE_CODECS, 5200, 0),
            curve("offload jpeg", RateCurve.Kind.IMAGE_OFFLOAD, JPEG, 5200, 0.004),
            curve("offload webp", RateCurve.Kind.IMAGE_OFFLOAD, WEBP, 5200, 0.004)));
  }

  /** The baseline with a curve of the native codec: lossless first, then with two quantisers. */
  public Evaluation withNativeCodec() {
    List<RateCurve> curves = new ArrayList<>(baseline().curves());
    curves.add(1, curve("baseline, native codec", RateCurve.Kind.NATIVE, NATIVE, 5200, 0));
    return evaluation("baseline", curves);
  }

  /**
   * A model whose files are smaller.
   *
   * @param rate its rate relative to the baseline's
   * @param loss its loss of quality relative to the baseline's
   */
  public Evaluation compressible(double rate, double loss) {
    return evaluation(
        "compressible",
        List.of(curve("compressible", RateCurve.Kind.FEATURES, FEATURE_CODECS, 5200 * rate, loss)));
  }

  private Evaluation evaluation(String name, List<RateCurve> curves) {
    Map<String, String> provenance = new LinkedHashMap<>();
    provenance.put("configuration", "configs/scenes.yaml");
    provenance.put("seed", "1");
    provenance.put("steps", "1600");
    provenance.put("narrows", "0.1.0");
    provenance.put("model.sha256", "5f2a6c".repeat(8) + name.length());
    provenance.put("machine", "2 cores, Linux amd64, Java 17.0.15");
    Accuracy unquantised = Accuracy.of(pictures(new Setting("none", 1, -0.002), 5200, 0, 0));
    return new Evaluation(
        name,
        "trained for 1600 steps on 1200 generated street scenes",
        new EvaluationSet("generated street scenes, val", pictures, SIZE, classes, disparity),
        provenance,
        curves,
        Optional.of(unquantised),
        List.of());
  }

  private RateCurve curve(
      String name, RateCurve.Kind kind, List<Setting> settings, double bytes, double loss) {
    int elements = kind == RateCurve.Kind.IMAGE_OFFLOAD ? 0 : ELEMENTS;
    return new RateCurve(
        name,
        kind,
        settings.stream()
            .map(
                setting ->
                    RatePoint.of(
                        setting.codec(),
                        pictures(setting, bytes, loss, name.hashCode()),
                        SIZE.pixels(),
                        elements))
            .toList());
  }

  private List<PictureResult> pictures(
      Setting setting, double bytes, double extraLoss, int noiseSeed) {
    List<PictureResult> results = new ArrayList<>();
    double loss = setting.loss() + extraLoss;
    for (int picture = 0; picture < pictures; picture++) {
      RandomGenerator scene = new SplittableRandom(seed + picture);
      RandomGenerator own =
          new SplittableRandom(
              seed + 1_000_003L * noiseSeed + 1_009L * setting.codec().hashCode() + picture);
      double difficulty = scene.nextGaussian();
      double size =
          bytes * setting.rate() * Math.exp(0.18 * difficulty + 0.02 * own.nextGaussian());
      double psnr = 23.4 - 4 * loss - 1.1 * difficulty + 0.03 * own.nextGaussian();
      results.add(
          new PictureResult(
              String.format("scene_%05d", picture),
              Math.round(size),
              classes.size() == 0 ? Optional.empty() : Optional.of(counts(scene, own, loss)),
              disparity ? Optional.of(disparity(difficulty, own, loss)) : Optional.empty(),
              OptionalDouble.of(psnr),
              OptionalDouble.of(0.84 - 0.05 * loss - 0.02 * difficulty),
              new StageTimes(
                  2.1,
                  0.4 + setting.rate(),
                  0.3 + setting.rate() / 2,
                  3.9 + 0.1 * own.nextDouble())));
    }
    return results;
  }

  /** Frequent classes are recognised better; the last one occurs nowhere. */
  private SegmentationCounts counts(RandomGenerator scene, RandomGenerator own, double loss) {
    SegmentationCounts counts = SegmentationCounts.none(classes.size());
    int last = classes.size() - 1;
    for (int label = 0; label < last; label++) {
      long pixels = (long) (SIZE.pixels() * Math.exp(-0.45 * label) * 0.3 * scene.nextDouble());
      double recall =
          Math.max(0.02, 0.95 - 0.042 * label - 0.25 * loss + 0.003 * own.nextGaussian());
      long hits = Math.min(pixels, Math.round(pixels * recall));
      counts.hits()[label] += hits;
      counts.labelled()[label] += pixels;
      counts.predicted()[label] += hits;
      counts.predicted()[(label + 1) % last] += pixels - hits;
    }
    return counts;
  }

  private static DisparityError disparity(double difficulty, RandomGenerator own, double loss) {
    double rmse = 5.8 + 1.6 * loss + 0.5 * Math.tanh(difficulty) + 0.01 * own.nextGaussian();
    long valid = 16000;
    return new DisparityError(
        valid, valid * rmse * rmse, valid * rmse * 0.62, valid * 0.021 * rmse);
  }
}
