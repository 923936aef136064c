package dev.narrows.evaluate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.narrows.evaluate.result.ResultsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingLogTest {
  @TempDir Path directory;

  private List<TrainingSeries> read(String text) throws IOException {
    return TrainingLog.read(Files.writeString(directory.resolve("metrics.csv"), text));
  }

  @Test
  void everyColumnIsACurveOverTheSteps() throws IOException {
    List<TrainingSeries> series =
        read("step,learning_rate,total,segmentation,rate\n20,0.01,3.5,2.4,0.1\n40,0.02,3,2,0.09\n");
    assertThat(series)
        .extracting(TrainingSeries::name)
        .containsExactly("learning rate", "total loss", "segmentation loss", "rate term");
    assertThat(series.get(1).steps()).containsExactly(20, 40);
    assertThat(series.get(1).values()).containsExactly(3.5, 3);
  }

  @Test
  void whatIsMissingOrNotFiniteIsLeftOut() throws IOException {
    List<TrainingSeries> series = read("step,total,disparity\n20,NaN,\n40,3,\n60,,\n");
    assertThat(series).hasSize(1);
    assertThat(series.get(0).steps()).containsExactly(40);
  }

  @Test
  void aCellThatIsNoNumberIsNamed() {
    assertThatThrownBy(() -> read("step,total\n20,3\n40,three\n"))
        .isInstanceOf(ResultsException.class)
        .hasMessageEndingWith("line 3, column total: expected a number, found \"three\"");
  }

  @Test
  void anotherTableIsRefused() {
    assertThatThrownBy(() -> read("epoch,total\n1,2\n"))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("expected a header that begins with step");
  }

  @Test
  void aLongLogIsCondensedToMeansOfNeighbours() {
    TrainingSeries series =
        new TrainingSeries("x", new double[] {1, 2, 3, 4, 5}, new double[] {10, 20, 30, 40, 50});
    TrainingSeries condensed = series.condensed(3);
    assertThat(condensed.steps()).containsExactly(1.5, 3.5, 5);
    assertThat(condensed.values()).containsExactly(15, 35, 50);
  }
}
