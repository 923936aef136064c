package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.feature.ModelIdentity;
import dev.narrows.model.ModelDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The priors of models that have learned nothing else, by the commands. */
class ModelPriorsTest {
  @TempDir static Path folder;
  private static Path out;

  @BeforeAll
  static void reproduce() {
    out = folder.resolve("out");
    TinyConfig.reproduce(out);
  }

  @Test
  void aModelTrainedBeforeGetsThePriorsThatItLacks() throws IOException {
    Path manifest = out.resolve("baseline/model.json");
    String before = Files.readString(manifest);
    ModelDirectory model = ModelDirectory.open(out.resolve("baseline"));
    ModelDirectory.write(model.path(), model.description(), model.provenance(), model.weights());
    assertThat(CommandRun.of("info", model.path()).out()).containsPattern("priors +none");

    CommandRun again = CommandRun.of("reproduce", "--config", TinyConfig.file(), "--out", out);

    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.err()).contains("trained before", "baseline, priors");
    // The same weights and pictures give the same priors, and so the same digests.
    assertThat(manifest).content().isEqualTo(before);
  }

  @Test
  void priorsOfOtherPicturesMakeAnotherModel() throws IOException {
    Path model = folder.resolve("other-priors");
    copy(out.resolve("baseline"), model);
    Path bitstream = folder.resolve("before.nrw");
    CommandRun.of("encode", "--model", model, TinyConfig.pictureOf(out), "-o", bitstream);
    ModelDirectory before = ModelDirectory.open(model);

    CommandRun priors =
        CommandRun.of(
            "priors",
            "--model",
            model,
            "--data",
            out.resolve("scenes"),
            "--split",
            "validation",
            "--limit",
            "2");
    ModelDirectory after = ModelDirectory.open(model);

    assertThat(priors.exitCode()).as(priors.err()).isZero();
    assertThat(priors.out())
        .contains("priors of 8 channels at 8 bits, of 2 pictures")
        .contains("was " + ModelIdentity.ofSha256(before.identity()))
        .contains("is now " + ModelIdentity.ofSha256(after.identity()));
    CommandRun decode =
        CommandRun.of("decode", "--model", model, bitstream, "-o", folder.resolve("none"));
    assertThat(decode.exitCode()).isEqualTo(2);
    assertThat(decode.err()).contains("another model").hasLineCount(1);
    CommandRun unpack =
        CommandRun.of("unpack", bitstream, "--model", model, "-o", folder.resolve("none"));
    assertThat(unpack.err()).contains("another model").hasLineCount(1);
    CommandRun original =
        CommandRun.of(
            "unpack",
            bitstream,
            "--model",
            out.resolve("baseline"),
            "-o",
            folder.resolve("features.npy"));
    assertThat(original.exitCode()).as(original.err()).isZero();
  }

  @Test
  void aModelWithoutPriorsSaysSo() throws IOException {
    ModelDirectory model = ModelDirectory.open(out.resolve("baseline"));
    Path bare = folder.resolve("bare");
    ModelDirectory.write(bare, model.description(), model.provenance(), model.weights());
    Path bitstream = folder.resolve("bare.nrw");
    Path results = folder.resolve("bare.json");

    CommandRun encode =
        CommandRun.of("encode", "--model", bare, TinyConfig.pictureOf(out), "-o", bitstream);
    CommandRun evaluate =
        CommandRun.of(
            "evaluate",
            "--model",
            bare,
            "--data",
            out.resolve("scenes"),
            "--codec",
            "native:trained",
            "--out",
            results);

    assertThat(encode.out()).contains("by native:strong");
    assertThat(evaluate.exitCode()).isEqualTo(2);
    assertThat(evaluate.err())
        .contains("codec native:trained: expected the priors of a model, found none")
        .hasLineCount(1);
    assertThat(results).doesNotExist();
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectory(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
