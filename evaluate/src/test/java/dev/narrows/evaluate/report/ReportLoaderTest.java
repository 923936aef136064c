package dev.narrows.evaluate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.narrows.data.CityscapesClasses;
import dev.narrows.evaluate.Evaluation;
import dev.narrows.evaluate.EvaluationFixture;
import dev.narrows.evaluate.SampleViews;
import dev.narrows.evaluate.SampleViews.View;
import dev.narrows.evaluate.result.ResultsException;
import dev.narrows.evaluate.result.ResultsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportLoaderTest {
  @TempDir Path directory;

  private Path results(String picture) throws IOException {
    Evaluation plain = new EvaluationFixture(CityscapesClasses.CLASSES, true, 3).baseline();
    Evaluation evaluation =
        new Evaluation(
            plain.name(),
            plain.description(),
            plain.data(),
            plain.provenance(),
            plain.curves(),
            plain.unquantised(),
            List.of(new SampleViews("scene_00000", "png", 5000, Map.of(View.INPUT, picture))));
    Path file = directory.resolve("run/results.json");
    ResultsFile.write(file, evaluation);
    return file;
  }

  @Test
  void picturesBesideTheResultsComeAlong() throws IOException {
    Path file = results("results-pictures/a.png");
    byte[] picture = new StreetDrawing(1).picture();
    Files.createDirectory(directory.resolve("run/results-pictures"));
    Files.write(directory.resolve("run/results-pictures/a.png"), picture);
    ReportModel model = ReportLoader.load("t", List.of(file), Map.of()).models().get(0);
    assertThat(model.picture("scene_00000", View.INPUT)).contains(picture);
  }

  @Test
  void picturesThatAreGoneOrNoneAreLeftOut() throws IOException {
    Path file = results("results.json");
    assertThat(ReportLoader.load("t", List.of(file), Map.of()).models().get(0).pictures())
        .isEmpty();
    Path gone = results("results-pictures/gone.png");
    assertThat(ReportLoader.load("t", List.of(gone), Map.of()).models().get(0).pictures())
        .isEmpty();
  }

  @Test
  void aPictureElsewhereIsRefused() throws IOException {
    Path file = results("../secret.png");
    assertThatThrownBy(() -> ReportLoader.load("t", List.of(file), Map.of()))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("expected pictures in the folder of the results, found ../secret");
  }

  @Test
  void aTrainingLogGoesWithTheModelOfItsName() throws IOException {
    Path log = Files.writeString(directory.resolve("metrics.csv"), "step,total\n1,2\n2,1\n");
    ReportData data =
        ReportLoader.load("t", List.of(results("a.png")), Map.of("baseline", log, "other", log));
    assertThat(data.models().get(0).training()).hasSize(1);
    assertThat(HtmlReport.render(data)).contains("id=\"training\"", "total loss");
  }
}
