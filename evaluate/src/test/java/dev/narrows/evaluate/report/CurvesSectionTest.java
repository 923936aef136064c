package dev.narrows.evaluate.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.data.CityscapesClasses;
import dev.narrows.evaluate.Evaluation;
import dev.narrows.evaluate.EvaluationFixture;
import dev.narrows.evaluate.RateCurve;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the charts show of many models and of layers. */
class CurvesSectionTest {
  private static final EvaluationFixture SCENES =
      new EvaluationFixture(CityscapesClasses.CLASSES, true, 10);

  @Test
  void ofManyModelsTheCloseUpLeavesOutPointsFarBelowTheOthers() {
    List<ReportModel> models = new ArrayList<>();
    models.add(ReportFixture.plain(SCENES.baseline()));
    for (double rate : List.of(0.9, 0.8, 0.7)) {
      models.add(ReportFixture.plain(SCENES.compressible(rate, 0.01)));
    }
    models.add(ReportFixture.plain(features(SCENES.compressible(0.6, 2), 1)));

    String html = html(models);

    assertThat(html).contains("id=\"close-up\" checked>close-up on most points");
    String psnr = figure(html, "PSNR");
    double whole = lowestTick(psnr.substring(0, psnr.indexOf("class=\"close\"")));
    double close = lowestTick(psnr.substring(psnr.indexOf("class=\"close\"")));
    // The far points have 8 dB less than the others, which lie within 0.3 dB.
    assertThat(whole).isLessThan(close - 5);
  }

  @Test
  void manyModelsOfTheNativeCodecAloneHaveNoCloseUp() {
    Evaluation own = SCENES.withNativeCodec();
    RateCurve curve = own.nativeCodec().orElseThrow();
    ReportModel model = ReportFixture.full(withCurves(own, List.of(curve)), 2, 1);

    String html = html(Collections.nCopies(5, model));

    assertThat(html).contains("class=\"whole\"").doesNotContain("class=\"close\"");
  }

  @Test
  void ofFewModelsTheCloseUpIsForWhoWantsIt() {
    assertThat(html(List.of(ReportFixture.full(SCENES.baseline(), 2, 1))))
        .contains("id=\"close-up\">close-up on the features");
  }

  @Test
  void whereTheBaseLayerSufficesAllLayersAreNoCurve() {
    Evaluation own = SCENES.compressible(0.8, 0.01);
    RateCurve all = own.features().orElseThrow();
    List<RateCurve> curves =
        List.of(
            all,
            new RateCurve(all.name() + ", base layer", RateCurve.Kind.BASE_LAYER, all.points()));

    String html = html(List.of(ReportFixture.full(withCurves(own, curves), 2, 1)));

    assertThat(html)
        .contains("compressible, base layer, png: ")
        .doesNotContain("compressible, png: ");
  }

  private static String html(List<ReportModel> models) {
    return CurvesSection.html(Analysis.of(new ReportData("many", models)));
  }

  /** A model with some of its points. */
  private static Evaluation features(Evaluation evaluation, int points) {
    RateCurve curve = evaluation.features().orElseThrow();
    return withCurves(
        evaluation,
        List.of(new RateCurve(curve.name(), curve.kind(), curve.points().subList(0, points))));
  }

  private static Evaluation withCurves(Evaluation evaluation, List<RateCurve> curves) {
    return new Evaluation(
        evaluation.name(),
        evaluation.description(),
        evaluation.data(),
        evaluation.provenance(),
        curves,
        evaluation.unquantised(),
        List.of());
  }

  private static String figure(String html, String metric) {
    int from = html.indexOf("<figcaption>" + metric);
    return html.substring(from, html.indexOf("</figure>", from));
  }

  private static double lowestTick(String chart) {
    return Pattern.compile("class=\"end\">([0-9.]+)<")
        .matcher(chart)
        .results()
        .map((MatchResult tick) -> tick.group(1))
        .mapToDouble(Double::parseDouble)
        .min()
        .orElseThrow();
  }
}
