package dev.narrows.evaluate.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.narrows.data.CityscapesClasses;
import dev.narrows.data.ClassSet;
import dev.narrows.evaluate.Accuracy;
import dev.narrows.evaluate.Evaluation;
import dev.narrows.evaluate.EvaluationFixture;
import dev.narrows.evaluate.RateCurve;
import dev.narrows.evaluate.RatePoint;
import dev.narrows.evaluate.SampleViews;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultsFileTest {
  private final EvaluationFixture scenes =
      new EvaluationFixture(CityscapesClasses.CLASSES, true, 7);

  @TempDir Path directory;

  private Path write(Evaluation evaluation) throws IOException {
    Path file = directory.resolve("results.json");
    ResultsFile.write(file, evaluation);
    return file;
  }

  @Test
  void whatIsReadIsWhatWasWritten() throws IOException {
    Evaluation plain = scenes.baseline();
    Evaluation evaluation =
        new Evaluation(
            plain.name(),
            plain.description(),
            plain.data(),
            plain.provenance(),
            plain.curves(),
            plain.unquantised(),
            List.of(
                new SampleViews(
                    "scene_00003",
                    "png",
                    5100,
                    Map.of(SampleViews.View.INPUT, "results-pictures/scene_00003-input.png"))));
    assertThat(ResultsFile.read(write(evaluation)))
        .usingRecursiveComparison()
        .isEqualTo(evaluation);
  }

  @Test
  void aTaskThatTheDataLackIsNotInTheFile() throws IOException {
    Evaluation evaluation = new EvaluationFixture(ClassSet.NONE, false, 3).baseline();
    Path file = write(evaluation);
    assertThat(Files.readString(file)).doesNotContain("miou", "rmse", "NaN");
    assertThat(ResultsFile.read(file)).usingRecursiveComparison().isEqualTo(evaluation);
  }

  @Test
  void theNativeCodecsCurveStandsBesideTheOthers() throws IOException {
    Evaluation evaluation = scenes.withNativeCodec();
    Evaluation read = ResultsFile.read(write(evaluation));
    assertThat(read).usingRecursiveComparison().isEqualTo(evaluation);
    assertThat(read.point("native:strong")).isPresent();
    assertThat(read.features().orElseThrow().point("native:strong")).isEmpty();
  }

  @Test
  void compressAiFindsItsArraysWithTimesInSeconds() throws IOException {
    JsonNode root = new ObjectMapper().readTree(write(scenes.baseline()).toFile());
    assertThat(root.get("name").textValue()).isEqualTo("baseline");
    RatePoint png = scenes.baseline().features().orElseThrow().points().get(0);
    JsonNode results = root.get("results");
    assertThat(results.get("bpp").get(0).doubleValue())
        .isEqualTo(8 * png.bytes() / EvaluationFixture.SIZE.pixels());
    assertThat(results.get("psnr-rgb")).hasSize(5);
    assertThat(results.get("ms-ssim-rgb")).hasSize(5);
    assertThat(results.get("encoding_time").get(0).doubleValue()).isBetween(0.003, 0.004);
    assertThat(results.get("decoding_time").get(0).doubleValue()).isBetween(0.004, 0.005);
  }

  @Test
  void theSetsMetricsFollowFromWhatIsStoredOfEachPicture() throws IOException {
    for (RateCurve curve : ResultsFile.read(write(scenes.baseline())).curves()) {
      for (RatePoint point : curve.points()) {
        assertThat(Accuracy.of(point.pictures())).isEqualTo(point.accuracy());
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "narrows-results"       | "other"        | format: expected narrows-results, found "other"
          "version" : 1           | "version" : 2  | version: expected version 1, which this program reads, found 2
          "width" : 192           | "width" : "x"  | dataset.width: expected a number, found "x"
          "disparity" : true      | "disparity" : 0| dataset.disparity: expected true or false, found 0
          "road" : "#804080"      | "road" : "red" | dataset.classes.road: expected a colour such as #804080, found "red"
          "bpp" : [               | "bpp" : [ 1,   | results.bpp: expected 5 elements, found 6 elements
          "seed" : "1"            | "seed" : 1     | provenance.seed: expected text, found 1
          "pictures" : [          | "pictures" : [ "more", | expected 8 elements, found 7 elements
          {                       | [              | expected JSON, found
          """)
  void whatDoesNotFitIsNamedWithItsPlace(String what, String instead, String message)
      throws IOException {
    Path file = write(scenes.baseline());
    String text = Files.readString(file);
    assertThat(text).contains(what);
    Files.writeString(file, text.replaceFirst(java.util.regex.Pattern.quote(what), instead));
    assertThatThrownBy(() -> ResultsFile.read(file))
        .isInstanceOf(ResultsException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(message)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
  }

  @Test
  void countsThatCannotBeAreRefused() throws IOException {
    Path file = write(scenes.baseline());
    String text = Files.readString(file);
    Files.writeString(file, text.replaceFirst("\\[ \\[ \\[ \\d+,", "[ [ [ 99999999,"));
    assertThatThrownBy(() -> ResultsFile.read(file))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("class 0 has 99999999 hits");
  }

  @Test
  void aDirectoryThatCannotBeWrittenToLeavesNothingBehind() throws IOException {
    Path file = Files.writeString(directory.resolve("a-file"), "x");
    assertThatThrownBy(() -> ResultsFile.write(file.resolve("results.json"), scenes.baseline()))
        .isInstanceOf(IOException.class);
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }
}
