package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.model.ModelDirectory;
import dev.narrows.runtime.AccuracyMetric;
import dev.narrows.runtime.AccuracyTable;
import dev.narrows.runtime.LatentTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What training leaves of a model with learned latents. */
class LearnedTrainTest {
  @TempDir static Path folder;
  private static LearnedModel learned;

  @BeforeAll
  static void train() {
    learned = LearnedModel.in(folder);
  }

  @Test
  void trainingLeavesTablesAndWhatTheRatesReach() throws IOException {
    AccuracyTable table = AccuracyTable.of(ModelDirectory.open(learned.model())).orElseThrow();

    assertThat(learned.training().err()).contains("training, tables", "training, accuracy");
    assertThat(table.pictures()).isEqualTo(3);
    assertThat(table.rows()).extracting(AccuracyTable.Row::rate).containsExactly(0, 4, 8, 0, 4, 8);
    assertThat(table.rows().get(0).accuracy())
        .containsOnlyKeys(AccuracyMetric.MIOU, AccuracyMetric.DISPARITY_RMSE);
    assertThat(table.rows().get(5).accuracy()).containsOnlyKeys(AccuracyMetric.values());
  }

  @Test
  void infoTellsLayersRatesAndAccuracy() {
    assertThat(CommandRun.of("info", learned.model()).out())
        .containsPattern("features +7x4x8 .*learned latents")
        .containsPattern("base layer +3 channels, edge of ")
        .containsPattern("detail layer +4 channels, edge of ")
        .containsPattern("entropy model +context")
        .containsPattern("rates +0 to 8, of which 2 trained")
        .containsPattern("accuracy on +3 pictures of ")
        .containsPattern("detail layer, rate 0 +\\d+ bytes a picture, miou .*, psnr ")
        .containsPattern("base layer, rate 8 +\\d+ bytes a picture, miou ")
        .doesNotContain("priors");
  }

  @Test
  void aDatasetWithoutAValidationSplitLeavesNoTable() throws IOException {
    Path training = folder.resolve("training-only");
    copy(learned.scenes(), training);

    CommandRun run = LearnedModel.train(training, folder.resolve("run-without"));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("no table of accuracy without validation data");
    ModelDirectory without = ModelDirectory.open(folder.resolve("run-without/model"));
    assertThat(AccuracyTable.of(without)).isEmpty();
    assertThat(LatentTransport.of(without)).isPresent();
  }

  /** All of a dataset but its validation split. */
  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path relative = from.relativize(file);
        if (!relative.toString().contains("val")) {
          Path target = to.resolve(relative);
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    }
  }
}
