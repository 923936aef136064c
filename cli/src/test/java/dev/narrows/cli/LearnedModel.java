package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.bitstream.LatentBitstream;
import dev.narrows.model.ModelDirectory;
import dev.narrows.picture.Picture;
import dev.narrows.picture.PictureFile;
import dev.narrows.runtime.EdgeRuntime;
import dev.narrows.runtime.LatentTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A tiny model with learned latents, trained by the command on scenes in files; it learns nothing.
 *
 * @param folder of everything
 * @param training what the command said
 */
record LearnedModel(Path folder, CommandRun training) {
  static LearnedModel in(Path folder) {
    Path scenes = folder.resolve("scenes");
    scenes(scenes);
    CommandRun training = train(scenes, folder.resolve("run"));
    assertThat(training.exitCode()).as(training.err()).isZero();
    return new LearnedModel(folder, training);
  }

  Path scenes() {
    return folder.resolve("scenes");
  }

  Path model() {
    return folder.resolve("run/model");
  }

  /** One of the pictures that it was measured on. */
  Path picture() {
    return scenes().resolve("leftImg8bit/val/val/val_000000_000000_leftImg8bit.png");
  }

  /** Generates the scenes: 6 to train on, 3 to measure on. */
  static void scenes(Path folder) {
    CommandRun run =
        CommandRun.of(
            "scenes", "--out", folder, "--train", 6, "--val", 3, "--size", "64x32", "--seed", 1);
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  /** Three channels of base layer, four of detail layer; nine rates, of which two are trained. */
  static CommandRun train(Path scenes, Path run) {
    List<Object> arguments = new ArrayList<>(List.of("train", "--config", TinyConfig.file()));
    for (String setting :
        List.of(
            "data.dataset=" + scenes,
            "network.latents.entropy_model=context",
            "network.latents.base_channels=3",
            "network.latents.detail_channels=4",
            "network.latents.detail_width=4",
            "network.latents.rates=2",
            "loss.latents.base_weights=[0.5, 0.1]",
            "loss.latents.detail_weights=[0.3, 0.05]",
            "loss.latents.shares=[1, 1]",
            "loss.latents.warmup=1")) {
      arguments.addAll(List.of("--set", setting));
    }
    arguments.addAll(List.of("--out", run));
    return CommandRun.of(arguments.toArray());
  }

  CommandRun encode(Path file, Object... options) {
    List<Object> arguments = new ArrayList<>(List.of("encode", "--model", model()));
    arguments.addAll(List.of(options));
    arguments.addAll(List.of(picture(), "-o", file));
    return CommandRun.of(arguments.toArray());
  }

  /** What the library sends of the picture. */
  LatentBitstream sent(Integer... rates) throws IOException {
    ModelDirectory directory = ModelDirectory.open(model());
    Picture pixels = PictureFile.read(picture());
    try (EdgeRuntime edge = EdgeRuntime.open(directory)) {
      FeatureTensor latents =
          edge.features(pixels.rgb(), pixels.height(), pixels.width(), rates.length);
      return LatentTransport.require(directory).encode(latents, List.of(rates));
    }
  }

  /** The model without what it reaches. */
  ModelDirectory bare(Path path) throws IOException {
    ModelDirectory own = ModelDirectory.open(model());
    byte[] tables = Files.readAllBytes(own.addition(ModelDirectory.Addition.LATENTS).orElseThrow());
    return ModelDirectory.write(path, own.description(), own.provenance(), own.weights())
        .with(ModelDirectory.Addition.LATENTS, tables);
  }

  /** A command ends with one line and writes nothing. */
  void refused(String expected, Object... command) {
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
}
