package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.cli.npy.NumpyArray;
import dev.narrows.cli.npy.NumpyFile;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.bitstream.BitstreamFile;
import dev.narrows.feature.bitstream.LatentBitstream;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.Task;
import dev.narrows.picture.Picture;
import dev.narrows.picture.PictureFile;
import dev.narrows.runtime.AccuracyMetric;
import dev.narrows.runtime.AccuracyTable;
import dev.narrows.runtime.CloudRuntime;
import dev.narrows.runtime.EdgeRuntime;
import dev.narrows.runtime.LatentTransport;
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

/** A model with learned latents, from data to numbers, on a network that learns nothing. */
class LearnedWayTest {
  @TempDir static Path folder;
  private static Path scenes;
  private static Path model;
  private static Path picture;
  private static CommandRun trained;

  @BeforeAll
  static void train() {
    scenes = folder.resolve("scenes");
    model = folder.resolve("run/model");
    picture = scenes.resolve("leftImg8bit/val/val/val_000000_000000_leftImg8bit.png");
    LearnedModel.scenes(scenes);
    trained = LearnedModel.train(scenes, folder.resolve("run"));
    assertThat(trained.exitCode()).as(trained.err()).isZero();
  }

  @Test
  void trainingLeavesTablesAndWhatTheRatesReach() throws IOException {
    AccuracyTable table = AccuracyTable.of(ModelDirectory.open(model)).orElseThrow();

    assertThat(trained.err()).contains("training, tables", "training, accuracy");
    assertThat(table.pictures()).isEqualTo(3);
    assertThat(table.rows()).extracting(AccuracyTable.Row::rate).containsExactly(0, 4, 8, 0, 4, 8);
    assertThat(table.rows().get(0).accuracy())
        .containsOnlyKeys(AccuracyMetric.MIOU, AccuracyMetric.DISPARITY_RMSE);
    assertThat(table.rows().get(5).accuracy()).containsOnlyKeys(AccuracyMetric.values());
  }

  @Test
  void infoTellsLayersRatesAndAccuracy() {
    assertThat(CommandRun.of("info", model).out())
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
  void withoutOptionsAllLayersAreSentAtTheMiddleRate() throws IOException {
    Path file = folder.resolve("usual.nrw");

    CommandRun encode = encode(file);

    assertThat(encode.exitCode()).as(encode.err()).isZero();
    assertThat(encode.out())
        .contains(Files.size(file) + " bytes, ")
        .containsPattern(
            "bits per pixel, rate 4,4 of 0 to 8, base and detail layer, entropy model's estimate"
                + " [0-9.]+ bytes");
    assertThat(BitstreamFile.readAny(file, 10000).write()).isEqualTo(sent(4, 4).write());
    assertThat(CommandRun.of("info", file).out())
        .contains("learned latents of one picture", "4x8 (height x width)")
        .containsPattern("layers +the first in \\d+ bytes, at rate 4, one more in \\d+ bytes, at")
        .contains("bytes    " + Files.size(file) + ", of which ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--rate 0 | 0,0",
        "--rate 3,7 | 3,7",
        "--rate 7 --tasks reconstruction | 7,7",
        "--rate 7 --tasks disparity | 7",
        "--tasks disparity,segmentation | 4",
        "--max-bytes 100000 | 8,8",
        "--target miou=0 | 0,0",
      })
  void theOptionsChooseTheRateOfEachLayer(String options, String rates) throws IOException {
    Path file = folder.resolve("chosen.nrw");

    CommandRun encode = encode(file, (Object[]) options.split(" "));

    assertThat(encode.exitCode()).as(encode.err()).isZero();
    assertThat(encode.out())
        .contains("rate " + rates + " of")
        .contains(rates.contains(",") ? ", base and detail layer, " : ", base layer, ");
    Integer[] each = Stream.of(rates.split(",")).map(Integer::valueOf).toArray(Integer[]::new);
    assertThat(BitstreamFile.readAny(file, 100000).write()).isEqualTo(sent(each).write());
  }

  @Test
  void aLimitOfBytesIsKept() throws IOException {
    Path file = folder.resolve("limited.nrw");
    int limit = sent(4).bytes();

    CommandRun encode = encode(file, "--max-bytes", limit, "--tasks", "segmentation");
    CommandRun impossible = encode(folder.resolve("no.nrw"), "--max-bytes", 5);

    assertThat(encode.exitCode()).as(encode.err()).isZero();
    assertThat(Files.size(file)).isLessThanOrEqualTo(limit);
    assertThat(impossible.err())
        .contains("expected at most 5 bytes, found " + sent(0, 0).bytes() + " at rate 0");
  }

  @Test
  void aTargetTakesTheCoarsestRateThatWasMeasuredToReachIt() throws IOException {
    Path file = folder.resolve("target.nrw");
    AccuracyTable table = AccuracyTable.of(ModelDirectory.open(model)).orElseThrow();
    double psnr = Math.floor(1000 * table.rows().get(4).accuracy().get(AccuracyMetric.PSNR)) / 1000;

    CommandRun encode = encode(file, "--target", "psnr=" + psnr);

    assertThat(encode.exitCode()).as(encode.err()).isZero();
    int rate = table.coarsestReaching(AccuracyMetric.PSNR, psnr, 2);
    assertThat(encode.out()).contains("rate 0," + rate + " of 0 to 8");
  }

  @Test
  void whatIsDecodedIsWhatTheLibraryGives() throws IOException {
    Path file = folder.resolve("all.nrw");
    Path decoded = folder.resolve("decoded-all");
    encode(file, "--rate", 8);

    CommandRun decode = CommandRun.of("decode", "--model", model, file, "-o", decoded);

    assertThat(decode.exitCode()).as(decode.err()).isZero();
    assertThat(names(decoded))
        .containsExactly(
            "disparity-heat.png",
            "disparity.png",
            "reconstruction.png",
            "segmentation-colours.png",
            "segmentation-ids.png");
    ModelDirectory directory = ModelDirectory.open(model);
    FeatureTensor latents = LatentTransport.require(directory).decode(sent(8, 8));
    try (CloudRuntime cloud = CloudRuntime.open(directory)) {
      assertThat(PictureFile.read(decoded.resolve("reconstruction.png")).rgb())
          .isEqualTo(cloud.run(Task.RECONSTRUCTION, latents).rgb());
    }
  }

  @Test
  void aBaseLayerBecomesWhatItServes() throws IOException {
    Path all = folder.resolve("with-detail.nrw");
    Path base = folder.resolve("base.nrw");
    Path one = folder.resolve("decoded-one");
    Path two = folder.resolve("decoded-two");
    encode(all, "--rate", 6);
    encode(base, "--rate", 6, "--tasks", "segmentation,disparity");

    CommandRun ofAll =
        CommandRun.of("decode", "--model", model, "--tasks", "segmentation", all, "-o", one);
    CommandRun ofBase = CommandRun.of("decode", "--model", model, base, "-o", two);

    assertThat(ofAll.exitCode()).as(ofAll.err()).isZero();
    assertThat(ofBase.exitCode()).as(ofBase.err()).isZero();
    assertThat(names(one)).containsExactly("segmentation-colours.png", "segmentation-ids.png");
    assertThat(names(two))
        .containsExactly(
            "disparity-heat.png",
            "disparity.png",
            "segmentation-colours.png",
            "segmentation-ids.png");
    assertThat(two.resolve("segmentation-ids.png"))
        .hasSameBinaryContentAs(one.resolve("segmentation-ids.png"));
    refused(
        "--tasks: " + base + ": expected 2 layers for reconstruction, found 1",
        "decode",
        "--model",
        model,
        "--tasks",
        "reconstruction",
        base);
  }

  @Test
  void evaluationShowsBothCurvesAndHowSizesCompare() throws IOException {
    Path results = folder.resolve("results.json");

    CommandRun evaluate =
        CommandRun.of(
            "evaluate",
            "--model",
            model,
            "--data",
            scenes,
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
    ModelDirectory before = bare(copy);
    Path file = folder.resolve("of-copy.nrw");

    CommandRun without =
        CommandRun.of("encode", "--model", copy, "--target", "psnr=1", picture, "-o", file);
    CommandRun evaluate =
        CommandRun.of(
            "evaluate",
            "--model",
            copy,
            "--data",
            scenes,
            "--rates",
            "8,2,8",
            "--update-table",
            "--out",
            folder.resolve("updated.json"));
    CommandRun with =
        CommandRun.of("encode", "--model", copy, "--target", "psnr=1", picture, "-o", file);

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
            model,
            "--data",
            scenes,
            "--codec",
            "png,native",
            "--out",
            folder.resolve("plain.json"));
    CommandRun bench =
        CommandRun.of(
            "bench",
            "codecs",
            "--model",
            model,
            "--data",
            scenes,
            "--codec",
            "png",
            "--seconds",
            0);
    Path features = folder.resolve("features");
    CommandRun export =
        CommandRun.of("features", "--model", model, "--data", scenes, "--out", features);

    assertThat(evaluate.out()).containsPattern("run +png +\\d+").doesNotContain("estimate");
    assertThat(bench.exitCode()).as(bench.err()).isZero();
    assertThat(bench.out()).contains("png");
    assertThat(export.exitCode()).as(export.err()).isZero();
    assertThat(features.resolve("raw")).isNotEmptyDirectory();
  }

  @Test
  void latentsAreUnpackedByTheirModel() throws IOException {
    Path file = folder.resolve("to-unpack.nrw");
    Path tensor = folder.resolve("unpacked.npy");
    encode(file, "--rate", 3);

    CommandRun unpack = CommandRun.of("unpack", file, "--model", model, "-o", tensor);

    assertThat(unpack.exitCode()).as(unpack.err()).isZero();
    assertThat(unpack.out()).contains("features 7x4x8");
    FeatureTensor expected = LatentTransport.require(ModelDirectory.open(model)).decode(sent(3, 3));
    NumpyArray.Floats found = (NumpyArray.Floats) NumpyFile.read(tensor);
    assertThat(found.tensor().values()).isEqualTo(expected.values());
    refused("learned latents: expected --model, found none", "unpack", file);
    refused("expected --model and no --symbols", "unpack", file, "--symbols", "--model", model);
    refused("bitstream of latents", "unpack", file, "--layer", 0);
  }

  @Test
  void aDatasetWithoutAValidationSplitLeavesNoTable() throws IOException {
    Path training = folder.resolve("training-only");
    copy(scenes, training);

    CommandRun run = LearnedModel.train(training, folder.resolve("run-without"));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("no table of accuracy without validation data");
    ModelDirectory without = ModelDirectory.open(folder.resolve("run-without/model"));
    assertThat(AccuracyTable.of(without)).isEmpty();
    assertThat(LatentTransport.of(without)).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "encode --rate 9 | --rate: expected 0 to 8, found 9",
        "encode --rate 1,2,3 | --rate: expected one, or one for each of 2 layers, found 3",
        "encode --rate 1 --target miou=0.1 | mutually exclusive",
        "encode --rate 1 --max-bytes 99 | one of --rate, --target and --max-bytes, found --max-b",
        "encode --codec png | --codec: expected a model without learned latents, found ",
        "encode --quantizer clip:5 | --quantizer: expected a model without learned latents",
        "encode --layers 3,4 | --layers: expected a model without learned latents",
        "encode --max-error 1 | --max-error: expected a model without learned latents",
        "encode --max-bytes 5 | bitstream: expected at most 5 bytes, found ",
        "encode --target miou=1.5 | accuracy: expected miou of at least 1.5, found at best",
        "encode --target psnr=9 --tasks disparity | --target psnr: expected reconstruction among",
        "evaluate --rates 0,9 | --rates: expected 0 to 8, found 9",
        "evaluate --rates 0 --codec png | --rates: expected no --codec",
        "evaluate --update-table --split train | expected the validation split, found train",
        "priors | expected a model without learned latents, found one with",
      })
  void whatIsWrongIsSaidInOneLine(String command, String expected) {
    List<Object> arguments = new ArrayList<>(List.of(command.split(" ")));
    arguments.addAll(1, List.of("--model", model));
    arguments.addAll(command.startsWith("encode") ? List.of(picture) : List.of("--data", scenes));
    refused(expected, arguments.toArray());
  }

  /** A command ends with one line and writes nothing. */
  private static void refused(String expected, Object... command) {
    Path out = folder.resolve("refused");
    List<Object> arguments = new ArrayList<>(List.of(command));
    if (!command[0].equals("priors")) {
      arguments.addAll(List.of("--out", out));
    }
    CommandRun run = CommandRun.of(arguments.toArray());
    assertThat(run.exitCode()).as(run.out()).isEqualTo(2);
    assertThat(run.err()).startsWith("narrows: ").contains(expected).hasLineCount(1);
    assertThat(out).doesNotExist();
  }

  private static CommandRun encode(Path file, Object... options) {
    List<Object> arguments = new ArrayList<>(List.of("encode", "--model", model));
    arguments.addAll(List.of(options));
    arguments.addAll(List.of(picture, "-o", file));
    return CommandRun.of(arguments.toArray());
  }

  /** What the library sends of the picture. */
  private static LatentBitstream sent(Integer... rates) throws IOException {
    ModelDirectory directory = ModelDirectory.open(model);
    Picture pixels = PictureFile.read(picture);
    try (EdgeRuntime edge = EdgeRuntime.open(directory)) {
      FeatureTensor latents =
          edge.features(pixels.rgb(), pixels.height(), pixels.width(), rates.length);
      return LatentTransport.require(directory).encode(latents, List.of(rates));
    }
  }

  /** The model without what it reaches. */
  private static ModelDirectory bare(Path path) throws IOException {
    ModelDirectory own = ModelDirectory.open(model);
    byte[] tables = Files.readAllBytes(own.addition(ModelDirectory.Addition.LATENTS).orElseThrow());
    return ModelDirectory.write(path, own.description(), own.provenance(), own.weights())
        .with(ModelDirectory.Addition.LATENTS, tables);
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
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
