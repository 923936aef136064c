package dev.narrows.evaluate.report;

import dev.narrows.evaluate.Evaluation;
import dev.narrows.evaluate.SampleViews;
import dev.narrows.evaluate.SampleViews.View;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Models as a report gets them, with drawn pictures and made-up training. */
final class ReportFixture {
  private ReportFixture() {}

  /** Features alone: no offload, no pictures. */
  static ReportModel plain(Evaluation evaluation) {
    Evaluation features =
        new Evaluation(
            evaluation.name(),
            evaluation.description(),
            evaluation.data(),
            evaluation.provenance(),
            evaluation.features().stream().toList(),
            evaluation.unquantised(),
            List.of());
    return new ReportModel(features, Map.of(), List.of());
  }

  static ReportModel full(Evaluation evaluation, int roughness, double contrast) {
    List<SampleViews> samples = new ArrayList<>();
    Map<String, byte[]> pictures = new HashMap<>();
    for (int i = 0; i < 3; i++) {
      StreetDrawing drawing = new StreetDrawing(40 + i);
      Map<View, byte[]> views = new EnumMap<>(View.class);
      views.put(View.INPUT, drawing.picture());
      views.put(View.RECONSTRUCTION, drawing.reconstruction(1 + roughness / 2));
      views.put(View.FEATURES, drawing.features(contrast));
      if (evaluation.data().classes().size() > 0) {
        views.put(View.LABELS, drawing.labels());
        views.put(View.SEGMENTATION, drawing.segmentation(roughness));
      }
      if (evaluation.data().hasDisparity()) {
        views.put(View.TRUE_DISPARITY, drawing.disparity());
        views.put(View.DISPARITY, drawing.estimatedDisparity(roughness));
      }
      String sample = String.format("scene_%05d", i);
      Map<View, String> files = new EnumMap<>(View.class);
      views.forEach(
          (view, picture) -> {
            String file = "pictures/" + sample + "-" + view.key() + ".png";
            files.put(view, file);
            pictures.put(file, picture);
          });
      samples.add(new SampleViews(sample, "png", (long) (5200 * contrast) + 37L * i, files));
    }
    Evaluation withSamples =
        new Evaluation(
            evaluation.name(),
            evaluation.description(),
            evaluation.data(),
            evaluation.provenance(),
            evaluation.curves(),
            evaluation.unquantised(),
            samples);
    return new ReportModel(withSamples, pictures, training(contrast));
  }

  private static List<TrainingSeries> training(double contrast) {
    return List.of(
        series("segmentation loss", 2.4, 0.42, 0.05),
        series("disparity loss", 2100, 36, 0.09),
        series("reconstruction loss", 0.08, 0.0046, 0.03),
        series("compressibility", 0.1 * contrast, 0.03 * contrast * contrast, 0.02),
        series("learning rate", 0.002, 0.00001, 0));
  }

  private static TrainingSeries series(String name, double first, double last, double noise) {
    int count = 1600;
    double[] steps = new double[count];
    double[] values = new double[count];
    Random random = new Random(name.hashCode());
    for (int i = 0; i < count; i++) {
      steps[i] = i + 1;
      double progress = Math.exp(-7.0 * i / count);
      values[i] = (last + (first - last) * progress) * Math.exp(noise * random.nextGaussian());
    }
    return new TrainingSeries(name, steps, values);
  }
}
