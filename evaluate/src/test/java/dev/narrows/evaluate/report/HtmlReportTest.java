package dev.narrows.evaluate.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.data.CityscapesClasses;
import dev.narrows.data.ClassSet;
import dev.narrows.evaluate.Evaluation;
import dev.narrows.evaluate.EvaluationFixture;
import dev.narrows.evaluate.PictureResult;
import dev.narrows.evaluate.RateCurve;
import dev.narrows.evaluate.RatePoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
  private static final EvaluationFixture SCENES =
      new EvaluationFixture(CityscapesClasses.CLASSES, true, 40);
  private static final EvaluationFixture PHOTOGRAPHS =
      new EvaluationFixture(CityscapesClasses.CLASSES, false, 20);

  private static final String PAGE =
      HtmlReport.render(
          new ReportData(
              "the paper's experiment on generated scenes",
              List.of(
                  ReportFixture.full(SCENES.baseline(), 2, 1),
                  ReportFixture.full(SCENES.compressible(0.8, 0.003), 2, 0.62))));

  @TempDir Path directory;

  @Test
  void theFileHoldsThePage() throws IOException {
    ReportData data =
        new ReportData("photographs", List.of(ReportFixture.plain(PHOTOGRAPHS.baseline())));
    Path file = directory.resolve("new/report.html");
    HtmlReport.write(data, file);
    assertThat(file).hasContent(HtmlReport.render(data));
  }

  @Test
  void everySectionIsThere() {
    assertThat(PAGE)
        .contains("id=\"curves\"", "id=\"rates\"", "id=\"pictures\"", "id=\"features\"")
        .contains("id=\"classes\"", "id=\"table\"", "id=\"training\"", "id=\"provenance\"");
  }

  @Test
  void thePageNeedsNothingFromElsewhere() {
    assertThat(PAGE).doesNotContain("http:", "https:", "@import", "url(", "<link");
    assertThat(Pattern.compile("src=\"(?!data:image/)").matcher(PAGE).find()).isFalse();
  }

  /** 0.8 and 0.45 of PNG's bytes are written into the fixture, give or take; 0.2 loses too much. */
  @Test
  void itSaysWhatTheNativeCodecSaves() {
    String page =
        HtmlReport.render(
            new ReportData("scenes", List.of(ReportFixture.full(SCENES.withNativeCodec(), 2, 1))));
    assertThat(page)
        .containsPattern("the native codec makes <b>[^<]+</b> without loss \\(−(19|2[01])\\.")
        .containsPattern("<code>dead-zone:5</code> at almost the same accuracy \\(−5[456]\\.")
        .contains("</svg>baseline, native codec</button>");
  }

  @Test
  void nothingIsNotANumber() {
    assertThat(Pattern.compile("NaN|Infinity|Optional|null").matcher(textOf(PAGE)).find())
        .isFalse();
  }

  private static String textOf(String page) {
    return page.replaceAll("base64,[A-Za-z0-9+/=]*", "").replaceAll("(?s)<script>.*?</script>", "");
  }

  @Test
  void fewerBytesAreTheHeadline() {
    assertThat(PAGE)
        .containsPattern(
            "At equal mIoU, <b>compressible</b> needs <em>1\\d\\.\\d\\u202f% fewer bytes</em> than"
                + " <b>baseline</b>");
  }

  @Test
  void moreBytesAreTheHeadlineToo() {
    ReportData worse =
        new ReportData(
            "worse",
            List.of(
                ReportFixture.plain(SCENES.baseline()),
                ReportFixture.plain(SCENES.compressible(1.3, 0))));
    assertThat(HtmlReport.render(worse))
        .containsPattern("needs <em>[23]\\d\\.\\d\\u202f% more bytes");
  }

  @Test
  void smallerLosslessFilesAtTheSameAccuracyAreTheHeadlineWhereTheCurvesAreUnclear() {
    ReportData smaller =
        new ReportData(
            "smaller",
            List.of(
                ReportFixture.plain(SCENES.baseline()),
                ReportFixture.plain(onlyPng(SCENES.compressible(0.8, 0)))));
    assertThat(HtmlReport.render(smaller))
        .containsPattern(
            "With lossless png, <b>compressible</b> needs <em>[12]\\d\\.\\d\\u202f% fewer bytes</em>"
                + " than <b>baseline</b> at the same accuracy");
  }

  private static Evaluation onlyPng(Evaluation evaluation) {
    RateCurve curve = evaluation.curves().get(0);
    List<RatePoint> png = List.of(curve.point("png").orElseThrow());
    return new Evaluation(
        evaluation.name(),
        evaluation.description(),
        evaluation.data(),
        evaluation.provenance(),
        List.of(new RateCurve(curve.name(), curve.kind(), png)),
        evaluation.unquantised(),
        evaluation.samples());
  }

  @Test
  void aDifferenceThatChanceExplainsIsCalledNone() {
    ReportData same =
        new ReportData(
            "same",
            List.of(
                ReportFixture.plain(SCENES.baseline()),
                ReportFixture.plain(SCENES.compressible(1.0, 0))));
    assertThat(HtmlReport.render(same))
        .contains("shows <em>no clear difference</em> in bytes from");
  }

  @Test
  void curvesThatDoNotMeetAreComparedByOneCodec() {
    ReportData apart =
        new ReportData(
            "apart",
            List.of(
                ReportFixture.plain(SCENES.baseline()),
                ReportFixture.plain(SCENES.compressible(0.7, 1))));
    assertThat(HtmlReport.render(apart))
        .containsPattern("With png, <b>compressible</b> sends <em>[23]\\d\\.\\d\u202f% fewer bytes")
        .contains("The curves do not settle how many bytes it needs at equal accuracy");
  }

  @Test
  void ofLayersBothTheBaseAndAllAreHeldAgainstThePicture() {
    Evaluation own = SCENES.compressible(0.5, 0.001);
    RateCurve all = own.features().orElseThrow();
    RateCurve base =
        new RateCurve(
            all.name() + ", base layer",
            RateCurve.Kind.BASE_LAYER,
            all.points().stream().map(HtmlReportTest::withoutReconstruction).toList());
    Evaluation layered =
        new Evaluation(
            own.name(),
            own.description(),
            own.data(),
            own.provenance(),
            List.of(all, base),
            own.unquantised(),
            List.of());

    String page =
        HtmlReport.render(
            new ReportData(
                "layers",
                List.of(
                    ReportFixture.full(SCENES.baseline(), 2, 1),
                    ReportFixture.full(layered, 2, 1))));

    String against = "Against sending the picture itself \\(offload jpeg, [^)]*\\), ";
    assertThat(page)
        .containsPattern(against + "compressible, base layer needs [^.]*\\.[^.]* at equal mIoU")
        .containsPattern(against + "compressible needs [^.]*\\.[^.]* at equal PSNR");
  }

  private static RatePoint withoutReconstruction(RatePoint point) {
    List<PictureResult> pictures =
        point.pictures().stream()
            .map(
                picture ->
                    new PictureResult(
                        picture.picture(),
                        picture.bytes(),
                        picture.segmentation(),
                        picture.disparity(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        picture.times()))
            .toList();
    return RatePoint.of(point.codec(), pictures, EvaluationFixture.SIZE.pixels(), 1);
  }

  @Test
  void aTaskThatTheDataLackIsNotOnThePage() {
    EvaluationFixture plain = new EvaluationFixture(ClassSet.NONE, false, 10);
    String page =
        HtmlReport.render(
            new ReportData("no tasks", List.of(ReportFixture.plain(plain.baseline()))));
    assertThat(page)
        .contains("PSNR")
        .doesNotContain("mIoU against", "isparity RMSE", "id=\"classes\"");
    assertThat(page).doesNotContain("id=\"pictures\"", "id=\"training\"");
  }

  @Test
  void aNameIsTextAndNeverMarkup() {
    ReportData data =
        new ReportData(
            "<script>alert(1)</script>", List.of(ReportFixture.plain(SCENES.baseline())));
    assertThat(HtmlReport.render(data)).doesNotContain("<script>alert");
  }
}
