package dev.narrows.evaluate.report;

import dev.narrows.data.ClassSet;
import dev.narrows.evaluate.RatePoint;
import dev.narrows.evaluate.report.text.Html;
import dev.narrows.evaluate.report.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Intersection over union of every class that occurs, model beside model. */
final class ClassesSection {
  private ClassesSection() {}

  private record Shown(int style, String name, String codec, List<OptionalDouble> classIou) {}

  static String html(Analysis analysis) {
    List<Shown> models = models(analysis);
    if (models.isEmpty()) {
      return "";
    }
    List<ClassSet.SemanticClass> classes =
        analysis.data().models().get(0).evaluation().data().classes().classes();
    StringBuilder rows = new StringBuilder();
    for (int label = 0; label < classes.size(); label++) {
      rows.append(row(classes.get(label), label, models));
    }
    StringBuilder key = new StringBuilder("<p class=\"key\">");
    for (Shown model : models) {
      key.append(
          "<span><i class=\"dot s%d\"></i>%s, %s</span>"
              .formatted(model.style(), Html.escape(model.name()), Html.escape(model.codec())));
    }
    return Html.section(
        "classes",
        "Segmentation class by class",
        "Intersection over union, 0 to 1. Classes that occur neither in labels nor in predictions are"
            + " left out, and count in no mean.",
        key + "</p><div class=\"classes\">" + rows + "</div>");
  }

  private static List<Shown> models(Analysis analysis) {
    List<Shown> models = new ArrayList<>();
    int classes = analysis.data().models().get(0).evaluation().data().classes().size();
    analysis
        .features()
        .forEach(
            curve -> {
              RatePoint point = Analysis.firstPoint(curve);
              if (classes > 0 && point.accuracy().classIou().size() == classes) {
                models.add(
                    new Shown(
                        analysis.style(curve.name()),
                        curve.name(),
                        point.codec(),
                        point.accuracy().classIou()));
              }
            });
    return models;
  }

  private static String row(ClassSet.SemanticClass semanticClass, int label, List<Shown> models) {
    if (models.stream().allMatch(model -> model.classIou().get(label).isEmpty())) {
      return "";
    }
    StringBuilder bars = new StringBuilder();
    for (Shown model : models) {
      double value = model.classIou().get(label).orElse(0);
      bars.append(
          String.format(
              Locale.ROOT,
              "<div class=\"bar s%d\"><i style=\"width:%.1f%%\"></i><b>%s</b></div>",
              model.style(),
              100 * value,
              Numbers.orNone(model.classIou().get(label), 3)));
    }
    return String.format(
        Locale.ROOT,
        "<div class=\"class\"><span><i style=\"background:#%06x\"></i>%s</span><div>%s</div></div>\n",
        semanticClass.rgb(),
        Html.escape(semanticClass.name()),
        bars);
  }
}
