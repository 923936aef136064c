package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.model.ModelDirectory;
import dev.narrows.runtime.AccuracyTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Learned latents, measured. */
class LearnedEvaluateTest {
  @TempDir static Path folder;
  private static LearnedModel learned;

  @BeforeAll
  static void train() {
    learned = LearnedModel.in(folder);
  }

  @Test
  void evaluationShowsBothCurvesAndHowSizesCompare() throws IOException {
    Path results = folder.resolve("results.json");

    CommandRun evaluate =
        CommandRun.of(
            "evaluate",
            "--model",
            learned.model(),
            "--data",
            learned.scenes(),
            "--offload",
            "webp:50",
            "--out",
            results);

    assertThat(evaluate.exitCode()).as(evaluate.err()).isZero();
    assertThat(evaluate.out())
        .containsPattern("run +latents:0\\+0 +\\d+")
        .containsPattern("run +latents:0\\+8 +\\d+")
        .containsPattern("run, base layer +latents:4 +\\d+")
        .containsPattern("offload webp +webp:50 +\\d+")
        .containsPattern(
            "sizes exceed the entropy model's estimate by at most \\d+ bytes beyond 1 %\\R");
    assertThat(CommandRun.of("info", results).out()).contains("latents:0+4");
  }

  @Test
  void evaluationPutsItsTableIntoTheModelIfToldTo() throws IOException {
    Path copy = folder.resolve("copy");
    ModelDirectory before = learned.bare(copy);
    Path file = folder.resolve("of-copy.nrw");

    CommandRun without =
        CommandRun.of(
            "encode", "--model", copy, "--target", "psnr=1", learned.picture(), "-o", file);
    CommandRun evaluate =
        CommandRun.of(
            "evaluate",
            "--model",
            copy,
            "--data",
            learned.scenes(),
            "--rates",
            "8,2,8",
            "--update-table",
            "--out",
            folder.resolve("updated.json"));
    CommandRun with =
        CommandRun.of(
            "encode", "--model", copy, "--target", "psnr=1", learned.picture(), "-o", file);

    assertThat(without.exitCode()).isEqualTo(2);
    assertThat(without.err()).contains("expected accuracy.json for --target").hasLineCount(1);
    assertThat(evaluate.exitCode()).as(evaluate.err()).isZero();
    assertThat(evaluate.out()).contains("table of accuracy: " + copy.resolve("accuracy.json"));
    ModelDirectory after = ModelDirectory.open(copy);
    assertThat(after.identity()).isEqualTo(before.identity());
    assertThat(AccuracyTable.of(after).orElseThrow().rows())
        .extracting(AccuracyTable.Row::rate)
        .containsExactly(2, 8, 2, 8);
    assertThat(with.exitCode()).as(with.err()).isZero();
  }

  @Test
  void withCodecsLatentsArePlainFeatures() {
    CommandRun evaluate =
        CommandRun.of(
            "evaluate",
            "--model",
            learned.model(),
            "--data",
            learned.scenes(),
            "--codec",
            "png,native",
            "--out",
            folder.resolve("plain.json"));
    CommandRun bench =
        CommandRun.of(
            "bench",
            "codecs",
            "--model",
            learned.model(),
            "--data",
            learned.scenes(),
            "--codec",
            "png",
            "--seconds",
            0);
    Path features = folder.resolve("features");
    CommandRun export =
        CommandRun.of(
            "features", "--model", learned.model(), "--data", learned.scenes(), "--out", features);

    assertThat(evaluate.out()).containsPattern("run +png +\\d+").doesNotContain("estimate");
    assertThat(bench.exitCode()).as(bench.err()).isZero();
    assertThat(bench.out()).contains("png");
    assertThat(export.exitCode()).as(export.err()).isZero();
    assertThat(features.resolve("raw")).isNotEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "evaluate --rates 0,9 | --rates: expected 0 to 8, found 9",
        "evaluate --rates 0 --codec png | --rates: expected no --codec",
        "evaluate --update-table --split train | expected the validation split, found train",
        "priors | expected a model without learned latents, found one with",
      })
  void whatIsWrongIsSaidInOneLine(String command, String expected) {
    List<Object> arguments = new ArrayList<>(List.of(command.split(" ")));
    arguments.addAll(1, List.of("--model", learned.model()));
    arguments.addAll(List.of("--data", learned.scenes()));
    learned.refused(expected, arguments.toArray());
  }
}
