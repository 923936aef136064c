package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.cli.npy.NumpyArray;
import dev.narrows.cli.npy.NumpyFile;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.entropy.FeaturePriors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Priors of tensors in files, and what needs them. */
class PriorsCommandTest {
  private static final FeatureShape SHAPE = new FeatureShape(6, 8, 9);

  @TempDir Path folder;

  @Test
  void equalTensorsGiveEqualPriors() throws IOException {
    Path tensors = tensors(SHAPE, 1, 2, 3);
    Path first = folder.resolve("first.priors");
    Path second = folder.resolve("second.priors");

    CommandRun run = priors(tensors, "--out", first);
    priors(tensors, "--out", second);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("priors of 6 channels at 8 bits, of 3 tensors, " + Files.size(first) + " bytes");
    assertThat(second).hasSameBinaryContentAs(first);
    assertThat(FeaturePriors.read(Files.readAllBytes(first)).channels()).isEqualTo(6);
  }

  @Test
  void theLimitAndTheQuantiserCount() throws IOException {
    Path file = folder.resolve("some.priors");

    CommandRun run =
        priors(
            tensors(SHAPE, 1, 2, 3, 4), "--out", file, "--limit", "2", "--quantizer", "min-max:6");

    assertThat(run.out()).contains("priors of 6 channels at 6 bits, of 2 tensors");
  }

  @Test
  void trainedPriorsNeedFewerBytesAndComeBack() throws IOException {
    Path file = fitted();
    Path strong = folder.resolve("strong.nrw");
    Path trained = folder.resolve("trained.nrw");
    Path tensor = tensor("new.npy", SHAPE, 9);

    CommandRun plain = CommandRun.of("pack", tensor, "-o", strong);
    CommandRun better = CommandRun.of("pack", tensor, "-o", trained, "--priors", file);

    assertThat(plain.out()).contains("by native:strong");
    assertThat(better.out()).contains("by native:trained");
    assertThat(Files.size(trained)).isLessThan(Files.size(strong));
    Path fromStrong = folder.resolve("strong.npy");
    Path fromTrained = folder.resolve("trained.npy");
    CommandRun.of("unpack", strong, "-o", fromStrong);
    CommandRun unpack = CommandRun.of("unpack", trained, "-o", fromTrained, "--priors", file);
    assertThat(unpack.exitCode()).as(unpack.err()).isZero();
    assertThat(fromTrained).hasSameBinaryContentAs(fromStrong);
  }

  @Test
  void unpackingTakesTheSamePriors() throws IOException {
    Path file = fitted();
    Path other = folder.resolve("other.priors");
    priors(tensors(SHAPE, 5, 6), "--out", other);
    Path bitstream = folder.resolve("trained.nrw");
    Path back = folder.resolve("back.npy");
    CommandRun.of("pack", tensor("new.npy", SHAPE, 9), "-o", bitstream, "--priors", file);

    assertRefused(
        CommandRun.of("unpack", bitstream, "-o", back),
        "codec native:trained: expected --priors or --model, found neither");
    assertRefused(
        CommandRun.of("unpack", bitstream, "-o", back, "--priors", other),
        "bitstream of another model: expected model ");
    assertRefused(
        CommandRun.of("unpack", bitstream, "-o", back, "--priors", bitstream),
        bitstream + ": priors: expected their magic number");
    assertThat(back).doesNotExist();
  }

  @Test
  void layersAreReadOneByOne() throws IOException {
    Path file = fitted();
    Path bitstream = folder.resolve("layers.nrw");
    Path whole = folder.resolve("whole.npy");
    Path part = folder.resolve("part.npy");
    CommandRun.of(
        "pack",
        tensor("new.npy", SHAPE, 9),
        "-o",
        bitstream,
        "--priors",
        file,
        "--layers",
        "2,3,1");
    CommandRun.of("unpack", bitstream, "-o", whole, "--priors", file);
    byte[] damaged = Files.readAllBytes(bitstream);
    damaged[damaged.length - 10] ^= 1;
    Files.write(bitstream, damaged);

    CommandRun second =
        CommandRun.of("unpack", bitstream, "-o", part, "--priors", file, "--layer", "1");

    assertThat(second.exitCode()).as(second.err()).isZero();
    assertThat(second.out()).contains("features 3x8x9");
    float[] all = ((NumpyArray.Floats) NumpyFile.read(whole)).tensor().values();
    float[] some = ((NumpyArray.Floats) NumpyFile.read(part)).tensor().values();
    assertThat(some).hasSize(3 * 72);
    for (int i = 0; i < some.length; i++) {
      assertThat(some[i]).isEqualTo(all[2 * 72 + i]);
    }
    for (String wrong : new String[] {"-1", "3"}) {
      assertRefused(
          CommandRun.of("unpack", bitstream, "-o", part, "--priors", file, "--layer", wrong),
          "--layer: expected 0 to 2 in " + bitstream + ", found " + wrong);
    }
    assertRefused(
        CommandRun.of("unpack", bitstream, "-o", part, "--priors", file, "--layer", "2"),
        "layers.nrw: ");
  }

  @Test
  void benchBeginsWithTheNativeCodecs() throws IOException {
    Path file = fitted();
    Path tensors = folder.resolve("tensors");

    CommandRun without =
        CommandRun.of("bench", "codecs", "--tensors", tensors, "--seconds", "0.01");
    CommandRun with =
        CommandRun.of(
            "bench", "codecs", "--tensors", tensors, "--seconds", "0.01", "--priors", file);

    assertThat(without.out())
        .containsPattern("^codec.*\\Rnative:strong .*\\Rnative:fast .*\\Rraw ");
    assertThat(with.out())
        .containsPattern("^codec.*\\Rnative:trained .*\\Rnative:strong .*\\Rnative:fast ");
    assertRefused(
        CommandRun.of("bench", "codecs", "--tensors", tensors, "--codec", "native:trained"),
        "codec native:trained: expected the priors of a model, found none");
  }

  @Test
  void whatCannotBeFittedIsSaidInOneLine() throws IOException {
    Path tensors = tensors(SHAPE, 1);
    Path out = folder.resolve("not.priors");
    assertRefused(
        priors(folder.resolve("nowhere"), "--out", out), "nowhere: expected a file or folder");
    assertRefused(priors(tensors, "--out", out, "--limit", "0"), "--limit: expected at least 1");
    assertRefused(priors(tensors, "--out", out, "--quantizer", "best"), "unknown quantiser 'best'");
    tensor("tensors/z.npy", new FeatureShape(6, 8, 8), 1);
    assertRefused(
        priors(tensors, "--out", out),
        "z.npy: expected features of 6x8x9 at 8 bits as in " + tensors.resolve("1.npy"));
    NumpyFile.write(
        tensors.resolve("z.npy"), new NumpyArray.Integers(SHAPE, 16, new short[SHAPE.elements()]));
    assertRefused(priors(tensors, "--out", out), "z.npy: expected features of 6x8x9 at 8 bits");
    assertThat(out).doesNotExist();
  }

  @Test
  void tensorsOfAnotherNetworkAreRefused() throws IOException {
    Path file = fitted();
    Path tensor = tensor("other.npy", new FeatureShape(9, 8, 9), 1);
    Path out = folder.resolve("not.nrw");

    for (String layers : new String[] {"9", "6,3"}) {
      assertRefused(
          CommandRun.of("pack", tensor, "-o", out, "--priors", file, "--layers", layers),
          "other.npy: expected features of 6 channels, as " + file + " knows, found 9x8x9");
    }
    assertThat(out).doesNotExist();
  }

  private Path fitted() throws IOException {
    Path file = folder.resolve("network.priors");
    CommandRun run = priors(tensors(SHAPE, 1, 2, 3), "--out", file);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return file;
  }

  private CommandRun priors(Path tensors, Object... options) {
    Object[] arguments = new Object[3 + options.length];
    arguments[0] = "priors";
    arguments[1] = "--tensors";
    arguments[2] = tensors;
    System.arraycopy(options, 0, arguments, 3, options.length);
    return CommandRun.of(arguments);
  }

  private Path tensors(FeatureShape shape, long... seeds) throws IOException {
    for (long seed : seeds) {
      tensor("tensors/" + seed + ".npy", shape, seed);
    }
    return folder.resolve("tensors");
  }

  /** Noise in the first channel, of which the others are copies but for a little noise. */
  private Path tensor(String name, FeatureShape shape, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[shape.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          i < shape.plane()
              ? (float) random.nextGaussian()
              : values[i % shape.plane()] + (float) random.nextGaussian() / 50;
    }
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    NumpyFile.write(file, new NumpyArray.Floats(new FeatureTensor(shape, values)));
    return file;
  }

  private static void assertRefused(CommandRun run, String message) {
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(message);
    assertThat(run.err().lines().filter(line -> line.startsWith("narrows: "))).hasSize(1);
  }
}
