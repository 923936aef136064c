package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
  @TempDir Path folder;

  @Test
  void aRunLeavesItsConfigurationLogMetricsAndModel() throws IOException {
    Path run = folder.resolve("run");

    CommandRun trained = CommandRun.of("train", "--config", TinyConfig.file(), "--out", run);
    CommandRun again = CommandRun.of("train", "--config", TinyConfig.file(), "--out", run);
    CommandRun resumed =
        CommandRun.of("train", "--config", TinyConfig.file(), "--out", run, "--resume");

    assertThat(trained.exitCode()).as(trained.err()).isZero();
    assertThat(trained.out()).contains(run.resolve("model").toString());
    assertThat(trained.err()).contains("edge: ", "cloud, disparity: ", "training, priors");
    assertThat(run.resolve("train.log")).content().contains("training: 6 steps", "pytorch=");
    assertThat(run.resolve("metrics.csv")).content().startsWith("step,");
    assertThat(CommandRun.of("info", run.resolve("model")).out())
        .contains("stages of [1, 1]", "priors of 8 channels at 8 bits");
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err()).contains("--resume").hasLineCount(1);
    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
  }

  @Test
  void theSavedConfigurationIsOneToTrainWith() throws IOException {
    CommandRun printed =
        CommandRun.of("train", "--config", TinyConfig.file(), "--seed", "7", "--print-config");
    Path saved = Files.writeString(folder.resolve("saved.yaml"), printed.out());

    CommandRun reprinted = CommandRun.of("train", "--config", saved, "--print-config");

    assertThat(printed.out()).contains("seed: 7", "scenes:train=6,val=3,seed=7", "steps: 6");
    assertThat(reprinted.out()).isEqualTo(printed.out());
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamedBeforeTraining() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    CommandRun run =
        CommandRun.of("train", "--config", TinyConfig.file(), "--out", file.resolve("run"));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("narrows: ").contains(file.toString()).hasLineCount(1);
  }
}
