package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.model.ModelDirectory;
import dev.narrows.picture.GrayPicture;
import dev.narrows.picture.Picture;
import dev.narrows.picture.PictureFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From data to report, by the commands that a person types, on a network that learns nothing. */
class WholeWayTest {
  private static final Path PICTURE =
      Path.of("scenes/leftImg8bit/val/val/val_000000_000000_leftImg8bit.png");

  @TempDir static Path folder;
  private static Path out;
  private static CommandRun reproduced;

  @BeforeAll
  static void reproduce() {
    out = folder.resolve("out");
    reproduced = CommandRun.of("reproduce", "--config", TinyConfig.file(), "--out", out);
    assertThat(reproduced.exitCode()).as(reproduced.err()).isZero();
  }

  @Test
  void theTerminalShowsATableAndWhereTheReportIs() {
    assertThat(reproduced.out())
        .containsPattern("baseline +png +\\d+")
        .containsPattern("compressible +jpeg:90 +\\d+")
        .containsPattern("offload webp +webp:50 +\\d+")
        .contains(out.resolve("report.html").toString());
    assertThat(reproduced.err()).contains("[1/6] data", "[6/6] report");
  }

  @Test
  void theSummaryHoldsWhatScriptsRelyOn() throws IOException {
    JsonNode summary = new JsonMapper().readTree(out.resolve("summary.json").toFile());

    assertThat(summary.get("seconds").doubleValue()).isPositive();
    for (String model : List.of("baseline", "compressible")) {
      JsonNode png = summary.at("/models/" + model + "/png");
      double bytes = png.get("bytes").doubleValue();
      assertThat(bytes).isPositive();
      // 64x32 pixels, and 8 channels of 8x4: the rates are the bytes in other units.
      assertThat(png.get("bits_per_pixel").doubleValue())
          .isCloseTo(8 * bytes / (64 * 32), within(1e-9));
      assertThat(png.get("bits_per_element").doubleValue())
          .isCloseTo(8 * bytes / (8 * 8 * 4), within(1e-9));
      assertThat(png.get("miou").doubleValue()).isBetween(0.0, 1.0);
      assertThat(png.get("disparity_rmse").doubleValue()).isPositive();
      assertThat(png.get("psnr").doubleValue()).isPositive();
      assertThat(fields(summary.at("/models/" + model))).containsExactly("png", "jpeg:90");
    }
    assertThat(fields(summary.get("offload"))).containsExactly("jpeg:50", "webp:50");
    assertThat(summary.at("/offload/jpeg:50/bits_per_element").isNull()).isTrue();
    assertThat(fields(summary.at("/bd_rate/compressible_vs_baseline")))
        .containsExactly("miou", "disparity_rmse", "psnr");
  }

  @Test
  void theSameCommandAgainUsesWhatIsThere() throws IOException {
    byte[] weights = Files.readAllBytes(out.resolve("baseline/model.json"));

    CommandRun again = CommandRun.of("reproduce", "--config", TinyConfig.file(), "--out", out);

    assertThat(again.exitCode()).isZero();
    assertThat(again.err()).contains("trained before", "measured before");
    assertThat(Files.readAllBytes(out.resolve("baseline/model.json"))).isEqualTo(weights);
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
    CommandRun.of("encode", "--model", model, out.resolve(PICTURE), "-o", bitstream);
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
        CommandRun.of("encode", "--model", bare, out.resolve(PICTURE), "-o", bitstream);
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

  @Test
  void anotherConfigurationIsRefusedByTheKeyThatDiffers() {
    CommandRun other =
        CommandRun.of(
            "reproduce", "--config", TinyConfig.file(), "--set", "schedule.batch=3", "--out", out);

    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.err().lines()).hasSize(1);
    assertThat(other.err()).contains("batch: 2 there, now batch: 3", "--fresh");
  }

  @Test
  void bothModelsDifferInNothingButTheRateTerm() {
    String baseline = CommandRun.of("info", out.resolve("baseline")).out();
    String compressible = CommandRun.of("info", out.resolve("compressible")).out();

    List<String> changed = new ArrayList<>(configuration(baseline));
    changed.removeAll(configuration(compressible));
    assertThat(changed).hasSize(1).first().asString().contains("loss.rate.on", "none");
  }

  @Test
  void aPictureGoesThroughTheChannelAndBecomesPictures() throws IOException {
    Path bitstream = folder.resolve("picture.nrw");
    Path decoded = folder.resolve("decoded");
    Path model = out.resolve("compressible");

    CommandRun encode =
        CommandRun.of("encode", "--model", model, out.resolve(PICTURE), "-o", bitstream);
    CommandRun info = CommandRun.of("info", bitstream);
    CommandRun decode = CommandRun.of("decode", "--model", model, bitstream, "-o", decoded);

    assertThat(encode.exitCode()).as(encode.err()).isZero();
    assertThat(encode.out()).contains(Files.size(bitstream) + " bytes", "8x4x8 by native:trained");
    assertThat(info.out())
        .contains("native:trained", "8x4x8", "bytes      " + Files.size(bitstream));
    assertThat(decode.exitCode()).as(decode.err()).isZero();
    GrayPicture ids = PictureFile.readGray(decoded.resolve("segmentation-ids.png"));
    GrayPicture disparity = PictureFile.readGray(decoded.resolve("disparity.png"));
    assertThat(List.of(ids.width(), ids.height())).containsExactly(64, 32);
    assertThat(disparity.bits()).isEqualTo(16);
    for (String name : List.of("segmentation-colours", "disparity-heat", "reconstruction")) {
      Picture picture = PictureFile.read(decoded.resolve(name + ".png"));
      assertThat(List.of(picture.width(), picture.height())).containsExactly(64, 32);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--quantizer channel:5 | by channel:5/native:trained | by its own range",
        "--quantizer clip:5 --codec webp:lossless | by clip:5/webp:lossless | 5 bits, min",
        "--quantizer lloyd:4 | by lloyd:4/native:trained | levels of a codebook",
        "--quantizer dead-zone:6 | by dead-zone:6/native:trained | from zero, which is symbol",
        "--layers 1,3,4 | by native:trained | 1 channels in",
        "--codec native | by native:strong | native:strong",
        "--layers 1,3,4 --codec raw | by raw | 1 channels in 32 bytes, 3 channels in 96 bytes",
        "--codec raw --max-error 1e9 | by min-max:1/raw | 1 bits, min",
        "--codec raw --quantizer step:0.001 --max-bytes 319 | /raw | bits, steps of",
      })
  void everyWayOfCodingBecomesPictures(String options, String coding, String quantised)
      throws IOException {
    Path bitstream = folder.resolve("coded.nrw");
    Path model = out.resolve("compressible");
    List<Object> arguments = new ArrayList<>(List.of("encode", "--model", model));
    arguments.addAll(List.of(options.split(" ")));
    arguments.addAll(List.of(out.resolve(PICTURE), "-o", bitstream));

    CommandRun encode = CommandRun.of(arguments.toArray());
    CommandRun info = CommandRun.of("info", bitstream);
    CommandRun decode =
        CommandRun.of("decode", "--model", model, bitstream, "-o", folder.resolve("coded"));

    assertThat(encode.exitCode()).as(encode.err()).isZero();
    assertThat(encode.out()).contains(coding);
    assertThat(info.out()).contains(quantised);
    assertThat(decode.exitCode()).as(decode.err()).isZero();
    if (options.contains("--max-bytes")) {
      assertThat(Files.size(bitstream)).isLessThanOrEqualTo(319);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--max-bytes 40 | bitstream: expected at most 40 bytes, found",
        "--max-error 0.000000001 | quantisation: expected an error of at most 1.0E-9, found",
        "--layers 3,4 | --layers: expected 8 channels in all, found 7",
        "--rate 3 | --rate: expected a model with learned latents, found",
        "--tasks disparity | --tasks: expected a model with learned latents, found",
        "--target psnr=9 | --target: expected a model with learned latents, found",
      })
  void aLimitThatCannotBeMetSaysWhatCan(String options, String message) {
    Path bitstream = folder.resolve("not-written.nrw");
    List<Object> arguments =
        new ArrayList<>(List.of("encode", "--model", out.resolve("compressible")));
    arguments.addAll(List.of(options.split(" ")));
    arguments.addAll(List.of(out.resolve(PICTURE), "-o", bitstream));

    CommandRun encode = CommandRun.of(arguments.toArray());

    assertThat(encode.exitCode()).isEqualTo(2);
    assertThat(encode.err()).contains(message).hasLineCount(1);
    assertThat(bitstream).doesNotExist();
  }

  @Test
  void someTasksCanBeDecodedAlone() throws IOException {
    Path bitstream = folder.resolve("for-one-task.nrw");
    Path decoded = folder.resolve("one-task");
    Path all = folder.resolve("all-tasks");
    Path model = out.resolve("baseline");
    CommandRun.of("encode", "--model", model, out.resolve(PICTURE), "-o", bitstream);

    CommandRun one =
        CommandRun.of(
            "decode", "--model", model, "--tasks", "reconstruction", bitstream, "-o", decoded);
    CommandRun.of("decode", "--model", model, bitstream, "-o", all);

    assertThat(one.exitCode()).as(one.err()).isZero();
    assertThat(decoded.resolve("reconstruction.png"))
        .hasSameBinaryContentAs(all.resolve("reconstruction.png"));
    assertThat(decoded.toFile().list()).hasSize(1);
  }

  @Test
  void ratesOfLatentsAreRefusedForAModelWithoutAny() {
    CommandRun run =
        CommandRun.of(
            "evaluate",
            "--model",
            out.resolve("baseline"),
            "--data",
            out.resolve("scenes"),
            "--rates",
            "0",
            "--out",
            folder.resolve("none.json"));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("--rates: expected a model with learned latents")
        .hasLineCount(1);
    assertThat(folder.resolve("none.json")).doesNotExist();
  }

  @Test
  void anotherModelThanTheEncodersIsRefused() {
    Path bitstream = folder.resolve("baseline.nrw");
    Path decoded = folder.resolve("not-decoded");
    CommandRun.of(
        "encode", "--model", out.resolve("baseline"), out.resolve(PICTURE), "-o", bitstream);

    CommandRun decode =
        CommandRun.of("decode", "--model", out.resolve("compressible"), bitstream, "-o", decoded);

    assertThat(decode.exitCode()).isEqualTo(2);
    assertThat(decode.err()).contains("another model").hasLineCount(1);
    assertThat(decoded).doesNotExist();
  }

  @Test
  void resultsOfTwoModelsBecomeRatesAndAReport() throws IOException {
    Path results = folder.resolve("again.json");
    Path report = folder.resolve("again.html");

    CommandRun evaluate =
        CommandRun.of(
            "evaluate",
            "--model",
            out.resolve("baseline"),
            "--data",
            out.resolve("scenes"),
            "--codec",
            "png,native:trained",
            "--offload",
            "webp:50",
            "--out",
            results);
    CommandRun bdrate = CommandRun.of("bdrate", results, out.resolve("results/compressible.json"));
    CommandRun made =
        CommandRun.of(
            "report",
            results,
            out.resolve("results/compressible.json"),
            "--training",
            "baseline=" + out.resolve("training/baseline/metrics.csv"),
            "--out",
            report);

    assertThat(evaluate.exitCode()).as(evaluate.err()).isZero();
    assertThat(evaluate.out()).containsPattern("baseline +png +\\d+");
    assertThat(evaluate.out()).containsPattern("baseline, native codec +native:trained +\\d+");
    assertThat(bdrate.exitCode()).isZero();
    assertThat(bdrate.out()).contains("compressible against baseline");
    assertThat(made.exitCode()).as(made.err()).isZero();
    assertThat(Files.readString(report)).contains("<!DOCTYPE html>").doesNotContain("src=\"http");
    assertThat(CommandRun.of("info", results).out()).contains("results of baseline");
  }

  @Test
  void theScenesAreADataset() {
    CommandRun info = CommandRun.of("info", out.resolve("scenes"));

    assertThat(info.out())
        .contains("train  6 pictures, labels of 19 classes, disparity")
        .contains("val    3 pictures");
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectory(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private static List<String> configuration(String info) {
    return info.lines().filter(line -> line.strip().startsWith("configuration.")).toList();
  }

  private static List<String> fields(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
