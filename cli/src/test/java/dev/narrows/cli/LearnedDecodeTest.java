package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.cli.npy.NumpyArray;
import dev.narrows.cli.npy.NumpyFile;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.Task;
import dev.narrows.picture.PictureFile;
import dev.narrows.runtime.CloudRuntime;
import dev.narrows.runtime.LatentTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What bitstreams of learned latents become. */
class LearnedDecodeTest {
  @TempDir static Path folder;
  private static LearnedModel learned;

  @BeforeAll
  static void train() {
    learned = LearnedModel.in(folder);
  }

  @Test
  void whatIsDecodedIsWhatTheLibraryGives() throws IOException {
    Path file = folder.resolve("all.nrw");
    Path decoded = folder.resolve("decoded-all");
    learned.encode(file, "--rate", 8);

    CommandRun decode = CommandRun.of("decode", "--model", learned.model(), file, "-o", decoded);

    assertThat(decode.exitCode()).as(decode.err()).isZero();
    assertThat(names(decoded))
        .containsExactly(
            "disparity-heat.png",
            "disparity.png",
            "reconstruction.png",
            "segmentation-colours.png",
            "segmentation-ids.png");
    ModelDirectory directory = ModelDirectory.open(learned.model());
    FeatureTensor latents = LatentTransport.require(directory).decode(learned.sent(8, 8));
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
    learned.encode(all, "--rate", 6);
    learned.encode(base, "--rate", 6, "--tasks", "segmentation,disparity");

    CommandRun ofAll =
        CommandRun.of(
            "decode", "--model", learned.model(), "--tasks", "segmentation", all, "-o", one);
    CommandRun ofBase = CommandRun.of("decode", "--model", learned.model(), base, "-o", two);

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
    learned.refused(
        "--tasks: " + base + ": expected 2 layers for reconstruction, found 1",
        "decode",
        "--model",
        learned.model(),
        "--tasks",
        "reconstruction",
        base);
  }

  @Test
  void latentsAreUnpackedByTheirModel() throws IOException {
    Path file = folder.resolve("to-unpack.nrw");
    Path tensor = folder.resolve("unpacked.npy");
    learned.encode(file, "--rate", 3);

    CommandRun unpack = CommandRun.of("unpack", file, "--model", learned.model(), "-o", tensor);

    assertThat(unpack.exitCode()).as(unpack.err()).isZero();
    assertThat(unpack.out()).contains("features 7x4x8");
    FeatureTensor expected =
        LatentTransport.require(ModelDirectory.open(learned.model())).decode(learned.sent(3, 3));
    NumpyArray.Floats found = (NumpyArray.Floats) NumpyFile.read(tensor);
    assertThat(found.tensor().values()).isEqualTo(expected.values());
    learned.refused("learned latents: expected --model, found none", "unpack", file);
    learned.refused(
        "expected --model and no --symbols",
        "unpack",
        file,
        "--symbols",
        "--model",
        learned.model());
    learned.refused("bitstream of latents", "unpack", file, "--layer", 0);
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
