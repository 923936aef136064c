package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Models that are trained side by side, until the study is told to stop. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class InterruptedStudyTest {
  private static final List<String> FIRST = List.of("baseline", "compressible");

  @TempDir private Path folder;

  @Test
  void everyTrainingKeepsItsCheckpoint() throws Exception {
    Process process = training();
    process.destroy();
    process.waitFor();

    for (String model : FIRST) {
      assertThat(NarrowsProcess.log(folder))
          .content()
          .containsPattern(model + ": stopped after \\d+ steps");
    }
  }

  @Test
  void noTrainingOutlivesTheStudy() throws Exception {
    Process process = training();
    List<ProcessHandle> trainings = process.children().toList();
    assertThat(trainings).hasSize(FIRST.size());
    process.destroyForcibly().waitFor();

    for (ProcessHandle training : trainings) {
      training.onExit().get(1, TimeUnit.MINUTES);
    }
  }

  /** A study whose first models have a checkpoint each. */
  private Process training() throws IOException, InterruptedException {
    Path log = NarrowsProcess.log(folder);
    Path out = folder.resolve("out");
    Process process =
        NarrowsProcess.start(
            folder,
            "reproduce",
            "--study",
            "--jobs=2",
            "--config=" + TinyConfig.file(),
            "--set=schedule.steps=1000000",
            "--out=" + out);
    while (!FIRST.stream().allMatch(model -> Files.exists(checkpoint(out, model)))) {
      assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
      Thread.sleep(50);
    }
    return process;
  }

  private static Path checkpoint(Path out, String model) {
    return out.resolve("training").resolve(model).resolve("checkpoint.safetensors");
  }
}
