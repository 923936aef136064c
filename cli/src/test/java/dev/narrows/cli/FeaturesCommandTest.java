package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.narrows.cli.npy.NumpyArray;
import dev.narrows.cli.npy.NumpyFile;
import dev.narrows.feature.FeatureShape;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Features of a network that learns nothing, as files, and codecs compared on them. */
class FeaturesCommandTest {
  private static final String DATA = "scenes:train=6,val=3,seed=1";

  @TempDir static Path folder;
  private static Path model;
  private static Path out;

  @BeforeAll
  static void write() {
    Path run = folder.resolve("run");
    CommandRun.of("train", "--config", TinyConfig.file(), "--out", run);
    model = run.resolve("model");
    out = folder.resolve("features");
    CommandRun features = CommandRun.of("features", "--model", model, "--data", DATA, "--out", out);
    assertThat(features.exitCode()).as(features.err()).isZero();
    assertThat(features.out()).contains("features of 3 pictures");
  }

  @Test
  void symbolsAreThoseOfTheFeaturesAndTheirRange() throws IOException {
    JsonNode facts = new JsonMapper().readTree(out.resolve("features.json").toFile());

    assertThat(facts.get("tensors")).hasSize(3);
    assertThat(facts.get("model").textValue()).hasSize(32);
    assertThat(facts.get("quantizer").textValue()).isEqualTo("min-max:8");
    for (JsonNode tensor : facts.get("tensors")) {
      String file = tensor.get("file").textValue();
      NumpyArray.Floats raw = (NumpyArray.Floats) NumpyFile.read(out.resolve("raw").resolve(file));
      NumpyArray.Integers quantised =
          (NumpyArray.Integers) NumpyFile.read(out.resolve("quantised").resolve(file));
      double min = tensor.get("min").floatValue();
      double max = tensor.get("max").floatValue();
      assertThat(raw.shape()).isEqualTo(new FeatureShape(8, 4, 8));
      assertThat(quantised.bits()).isEqualTo(8);
      for (int i = 0; i < raw.shape().elements(); i++) {
        double feature = raw.tensor().values()[i];
        assertThat(feature).isBetween(min, max);
        assertThat(Short.toUnsignedInt(quantised.values()[i]))
            .isEqualTo((int) Math.rint(255 * (feature - min) / (max - min)));
      }
    }
  }

  @Test
  void aFolderWithFilesOfAnotherRunIsRefused() {
    CommandRun again = CommandRun.of("features", "--model", model, "--data", DATA, "--out", out);

    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err()).contains("expected an empty folder").hasLineCount(1);
  }

  @Test
  void theLimitTakesTheFirst() throws IOException {
    Path one = folder.resolve("one");
    CommandRun.of("features", "--model", model, "--data", DATA, "--limit", "1", "--out", one);
    assertThat(one.resolve("raw")).isDirectoryContaining("glob:**.npy");
    assertThat(one.resolve("raw").toFile().list()).hasSize(1);
    assertThat(new JsonMapper().readTree(one.resolve("features.json").toFile()).get("tensors"))
        .hasSize(1);
  }

  @Test
  void aModelAndItsFilesAreComparedAlikeAndTheModelHasAccuraciesToo() throws IOException {
    Path ofFiles = folder.resolve("files.json");
    Path ofModel = folder.resolve("model.json");

    CommandRun files =
        CommandRun.of(
            "bench",
            "codecs",
            "--tensors",
            out.resolve("quantised"),
            "--codec",
            "png,jpeg:90",
            "--seconds",
            "0",
            "--json",
            ofFiles);
    CommandRun direct =
        CommandRun.of(
            "bench",
            "codecs",
            "--model",
            model,
            "--data",
            DATA,
            "--codec",
            "png,jpeg:90",
            "--seconds",
            "0",
            "--json",
            ofModel);
    Path results = folder.resolve("results.json");
    CommandRun.of(
        "evaluate", "--model", model, "--data", DATA, "--codec", "png,jpeg:90", "--out", results);

    assertThat(files.exitCode()).as(files.err()).isZero();
    assertThat(direct.exitCode()).as(direct.err()).isZero();
    JsonNode filesLines = new JsonMapper().readTree(ofFiles.toFile());
    JsonNode modelLines = new JsonMapper().readTree(ofModel.toFile());
    JsonNode curve = new JsonMapper().readTree(results.toFile()).get("results");
    for (int i = 0; i < 2; i++) {
      assertThat(modelLines.get(i).get("bytes")).isEqualTo(filesLines.get(i).get("bytes"));
      assertThat(filesLines.get(i).has("miou")).isFalse();
      assertThat(modelLines.get(i).get("miou")).isEqualTo(curve.get("miou").get(i));
    }
    assertThat(direct.out()).contains("mIoU", "disparity RMSE, px", "PSNR, dB");
  }
}
