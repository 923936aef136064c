package dev.narrows.evaluate.sweep;

import dev.narrows.data.ClassSet;
import dev.narrows.data.Dataset;
import dev.narrows.data.Sample;
import dev.narrows.evaluate.Accuracy;
import dev.narrows.evaluate.Evaluation;
import dev.narrows.evaluate.EvaluationSet;
import dev.narrows.evaluate.PictureResult;
import dev.narrows.evaluate.RateCurve;
import dev.narrows.evaluate.RatePoint;
import dev.narrows.evaluate.SampleViews;
import dev.narrows.evaluate.StageTimes;
import dev.narrows.evaluate.result.ResultsFile;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.quantize.FeatureCoding;
import dev.narrows.model.ModelDescription;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.SegmentationClass;
import dev.narrows.model.Task;
import dev.narrows.picture.Picture;
import dev.narrows.picture.PictureCodec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One model over one dataset: every picture goes through the edge half once, its features through
 * every coding and the tasks, and the picture itself through every picture codec and the whole
 * network. A task counts where the model has it and the data have its truth; reconstruction needs
 * none.
 */
public final class RateAccuracySweep {
  private final SplitNetwork network;
  private final SweepPlan plan;
  private final Optional<SampleGallery> gallery;
  private final Map<String, List<PictureResult>> features = new LinkedHashMap<>();
  private final Map<LatentPoint, List<PictureResult>> latents = new LinkedHashMap<>();
  private final Map<String, List<PictureResult>> offload = new LinkedHashMap<>();
  private final List<PictureResult> unquantised = new ArrayList<>();
  private final List<SampleViews> samples = new ArrayList<>();
  private FeatureShape shape;

  private RateAccuracySweep(SplitNetwork network, SweepPlan plan, Optional<SampleGallery> gallery) {
    this.network = network;
    this.plan = plan;
    this.gallery = gallery;
  }

  /**
   * Evaluates a model and writes the results file, and beside it the folder of sample pictures.
   *
   * @param model what to evaluate
   * @param name what to call it in results, such as {@code compressible}
   * @param data what to evaluate on
   * @param plan codecs and how many pictures
   * @param results the file to write
   * @param progress is told after each picture
   * @return what was written
   * @throws EvaluationException if the data's classes are not the model's, or an output is not
   *     finite
   * @throws IOException if a sample, a picture size, the network, a codec or writing fails
   */
  public static Evaluation evaluate(
      ModelDirectory model,
      String name,
      Dataset data,
      SweepPlan plan,
      Path results,
      SweepProgress progress)
      throws IOException {
    SampleGallery gallery = new SampleGallery(results, data.classes());
    Evaluation evaluation = run(model, name, data, plan, Optional.of(gallery), progress);
    ResultsFile.write(results, evaluation);
    return evaluation;
  }

  /**
   * Evaluates a model and writes nothing: no results file, and no sample pictures whatever the plan
   * says of them.
   *
   * @param model what to evaluate
   * @param name what to call it
   * @param data what to evaluate on
   * @param plan codecs and how many pictures
   * @param progress is told after each picture
   * @throws EvaluationException if the data's classes are not the model's, or an output is not
   *     finite
   * @throws IOException if a sample, a picture size, the network or a codec fails
   */
  public static Evaluation measure(
      ModelDirectory model, String name, Dataset data, SweepPlan plan, SweepProgress progress)
      throws IOException {
    return run(model, name, data, plan, Optional.empty(), progress);
  }

  private static Evaluation run(
      ModelDirectory model,
      String name,
      Dataset data,
      SweepPlan plan,
      Optional<SampleGallery> gallery,
      SweepProgress progress)
      throws IOException {
    requireClasses(model.description(), data);
    int pictures = Math.min(plan.pictures(), data.size());
    Map<String, String> provenance = ModelProvenance.of(model, data.pictureSize());
    try (SplitNetwork network = SplitNetwork.open(model)) {
      RateAccuracySweep sweep = new RateAccuracySweep(network, plan, gallery);
      sweep.warmUp(data.load(0));
      for (int i = 0; i < pictures; i++) {
        sweep.add(data.load(i), SampleGallery.isKept(i, pictures, plan.samples()));
        progress.evaluated(i + 1, pictures);
      }
      return new Evaluation(
          name,
          describe(model.description()),
          EvaluationSet.of(data, pictures),
          provenance,
          sweep.curves(name, data.pictureSize().pixels()),
          sweep.unquantised.isEmpty()
              ? Optional.empty()
              : Optional.of(Accuracy.of(sweep.unquantised)),
          sweep.samples);
    }
  }

  /** Takes the start-up of the runtime and of the codecs out of the times. */
  private void warmUp(Sample sample) throws IOException {
    Picture picture = picture(sample);
    SplitNetwork.Features computed = network.features(picture);
    for (FeatureCoding coding : plan.codings()) {
      network.send(computed, coding);
    }
    for (LatentPoint point : plan.latents()) {
      network.send(computed, point);
    }
    for (PictureCodec codec : plan.offload()) {
      network.offload(picture, codec);
    }
  }

  private void add(Sample sample, boolean keep) throws IOException {
    Picture picture = picture(sample);
    PictureScorer scorer = new PictureScorer(sample);
    SplitNetwork.Features computed = network.features(picture);
    shape = computed.tensor().shape();
    for (FeatureCoding coding : plan.codings()) {
      SplitNetwork.Outcome outcome = network.send(computed, coding);
      features.computeIfAbsent(coding.name(), name -> new ArrayList<>()).add(scorer.score(outcome));
      if (keep && coding.equals(plan.codings().get(0))) {
        keep(sample, coding.name(), outcome, network.quantize(computed.tensor(), coding));
      }
    }
    for (LatentPoint point : plan.latents()) {
      SplitNetwork.Outcome outcome = network.send(computed, point);
      latents.computeIfAbsent(point, name -> new ArrayList<>()).add(scorer.score(outcome));
      if (keep && plan.codings().isEmpty() && point.equals(plan.shownLatents())) {
        keep(sample, point.name(), outcome, network.quantize(computed.tensor()));
      }
    }
    for (PictureCodec codec : plan.offload()) {
      offload
          .computeIfAbsent(codec.name(), name -> new ArrayList<>())
          .add(scorer.score(network.offload(picture, codec)));
    }
    if (!network.learned()) {
      unquantised.add(scorer.score(unsent(computed)));
    }
  }

  private void keep(
      Sample sample, String coding, SplitNetwork.Outcome outcome, QuantizedTensor features)
      throws IOException {
    if (gallery.isPresent()) {
      samples.add(gallery.get().keep(sample, coding, outcome, features));
    }
  }

  /** Features as 32-bit floats, as if the channel were wide. */
  private SplitNetwork.Outcome unsent(SplitNetwork.Features computed) throws IOException {
    long bytes = (long) Float.BYTES * computed.tensor().shape().elements();
    StageTimes times = new StageTimes(computed.milliseconds(), 0, 0, 0);
    return new SplitNetwork.Outcome(bytes, network.outputs(computed), times);
  }

  /** The features' curve, then one curve for each kind of picture codec. */
  private List<RateCurve> curves(String name, int pixels) {
    List<RateCurve> curves = new ArrayList<>();
    List<RatePoint> own = new ArrayList<>();
    List<RatePoint> natives = new ArrayList<>();
    features.forEach(
        (coding, pictures) ->
            (isNative(coding) ? natives : own)
                .add(RatePoint.of(coding, pictures, pixels, shape.elements())));
    List<RatePoint> base = new ArrayList<>();
    latents.forEach(
        (point, pictures) ->
            (network.sendsAll(point) ? own : base)
                .add(RatePoint.of(point.name(), pictures, pixels, network.elements(point, shape))));
    // Alone, the native codec is the model's curve.
    if (own.isEmpty()) {
      own.addAll(natives);
      natives.clear();
    }
    if (!own.isEmpty()) {
      curves.add(new RateCurve(name, RateCurve.Kind.FEATURES, own));
    }
    if (!natives.isEmpty()) {
      curves.add(new RateCurve(name + ", native codec", RateCurve.Kind.NATIVE, natives));
    }
    if (!base.isEmpty()) {
      curves.add(new RateCurve(name + ", base layer", RateCurve.Kind.BASE_LAYER, base));
    }
    Map<String, List<RatePoint>> kinds = new LinkedHashMap<>();
    offload.forEach(
        (codec, pictures) ->
            kinds
                .computeIfAbsent(codec.replaceFirst(":.*", ""), kind -> new ArrayList<>())
                .add(RatePoint.of(codec, pictures, pixels, 0)));
    kinds.forEach(
        (kind, points) ->
            curves.add(new RateCurve("offload " + kind, RateCurve.Kind.IMAGE_OFFLOAD, points)));
    return curves;
  }

  /** Of {@code dead-zone:5/native:strong} the codec is native. */
  private static boolean isNative(String coding) {
    return coding.substring(coding.indexOf('/') + 1).startsWith("native:");
  }

  private static Picture picture(Sample sample) {
    return new Picture(sample.width(), sample.height(), sample.rgb());
  }

  private static String describe(ModelDescription model) {
    if (model.learned()) {
      return "%d channels of learned latents at stride %d"
          .formatted(model.bottleneck().channels(), model.bottleneck().stride());
    }
    return "%d channels at stride %d, %s quantiser of %d bits"
        .formatted(
            model.bottleneck().channels(),
            model.bottleneck().stride(),
            model.bottleneck().quantizer(),
            model.bottleneck().bits());
  }

  private static void requireClasses(ModelDescription model, Dataset data)
      throws EvaluationException {
    Optional<ModelDescription.TaskDescription> task = model.task(Task.SEGMENTATION);
    if (task.isEmpty() || data.classes().size() == 0) {
      return;
    }
    List<String> expected = task.get().classes().stream().map(SegmentationClass::name).toList();
    List<String> found =
        data.classes().classes().stream().map(ClassSet.SemanticClass::name).toList();
    if (!expected.equals(found)) {
      throw new EvaluationException(
          data.description()
              + (": expected the model's classes (" + String.join(", ", expected) + "), found ")
              + String.join(", ", found));
    }
  }
}
