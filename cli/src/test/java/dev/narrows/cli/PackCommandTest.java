package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.cli.npy.NumpyArray;
import dev.narrows.cli.npy.NumpyFile;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackCommandTest {
  private static final FeatureShape SHAPE = new FeatureShape(5, 4, 6);

  @TempDir Path folder;
  private Path tensor;
  private Path bitstream;
  private Path back;

  @BeforeEach
  void name() {
    tensor = folder.resolve("tensor.npy");
    bitstream = folder.resolve("tensor.nrw");
    back = folder.resolve("back.npy");
  }

  @Test
  void floatsComeBackWithinHalfAStep() throws IOException {
    float[] values = new float[SHAPE.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(i) * 3;
    }
    NumpyFile.write(tensor, new NumpyArray.Floats(new FeatureTensor(SHAPE, values)));

    CommandRun pack = pack("--codec", "zstd:19");
    CommandRun unpack = CommandRun.of("unpack", bitstream, "-o", back);

    assertThat(pack.exitCode()).as(pack.err()).isZero();
    assertThat(pack.out()).contains(Files.size(bitstream) + " bytes", "features 5x4x6 by zstd:19");
    assertThat(unpack.exitCode()).as(unpack.err()).isZero();
    NumpyArray.Floats read = (NumpyArray.Floats) NumpyFile.read(back);
    assertThat(read.shape()).isEqualTo(SHAPE);
    for (int i = 0; i < values.length; i++) {
      // Half of 255 steps over a range of at most 6, and a rounding to float.
      assertThat(read.tensor().values()[i]).isCloseTo(values[i], within(3f / 255 + 1e-6f));
    }
  }

  @ParameterizedTest
  @CsvSource({"8, png", "8, webp:lossless:untiled", "16, png", "16, xz:6", "16, zstd:3:tiled"})
  void integersAreSymbolsAndComeBackAsTheyWere(int bits, String codec) throws IOException {
    short[] values = new short[SHAPE.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (short) (i * 541 & (1 << bits) - 1);
    }
    NumpyFile.write(tensor, new NumpyArray.Integers(SHAPE, bits, values));

    CommandRun pack = pack("--codec", codec);
    CommandRun symbols = CommandRun.of("unpack", bitstream, "-o", back, "--symbols");

    assertThat(pack.exitCode()).as(pack.err()).isZero();
    assertThat(symbols.exitCode()).as(symbols.err()).isZero();
    assertThat(back).hasSameBinaryContentAs(tensor);
    CommandRun.of("unpack", bitstream, "-o", back);
    NumpyArray.Floats floats = (NumpyArray.Floats) NumpyFile.read(back);
    for (int i = 0; i < values.length; i++) {
      assertThat(floats.tensor().values()[i]).isEqualTo(Short.toUnsignedInt(values[i]));
    }
  }

  @Test
  void aQuantiserOfItsOwnTakesIntegersForFeatures() throws IOException {
    short[] values = new short[SHAPE.elements()];
    values[0] = 100;
    values[1] = 50;
    NumpyFile.write(tensor, new NumpyArray.Integers(SHAPE, 8, values));

    pack("--quantizer", "min-max:1");
    CommandRun.of("unpack", bitstream, "-o", back, "--symbols");

    short[] symbols = ((NumpyArray.Integers) NumpyFile.read(back)).values();
    // Half to even: of 50 in 0 to 100 it makes 0.
    assertThat(new short[] {symbols[0], symbols[1], symbols[2]}).isEqualTo(new short[] {1, 0, 0});
  }

  @Test
  void theOptionsOfEncodeHoldHereToo() throws IOException {
    float[] values = new float[SHAPE.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(i * i);
    }
    NumpyFile.write(tensor, new NumpyArray.Floats(new FeatureTensor(SHAPE, values)));

    CommandRun fits = pack("--codec", "zstd:19", "--max-bytes", "130", "--layers", "2,3");

    assertThat(fits.exitCode()).as(fits.err()).isZero();
    assertThat(Files.size(bitstream)).isLessThanOrEqualTo(130);
    assertThat(fits.out()).contains("/zstd:19");
    assertThat(CommandRun.of("info", bitstream).out()).contains("2 channels in");
    assertRefused(pack("--max-bytes", "5"), "tensor.npy: ");
    assertRefused(pack("--layers", "2,2"), "--layers: expected 5 channels in all, found 4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg:90"})
  void aPackedTensorSaysWhatItIs(String codec) throws IOException {
    NumpyFile.write(tensor, new NumpyArray.Integers(SHAPE, 8, new short[SHAPE.elements()]));
    pack("--codec", codec);

    CommandRun info = CommandRun.of("info", bitstream);

    assertThat(info.exitCode()).as(info.err()).isZero();
    assertThat(info.out()).contains("5x4x6", codec, "not known");
  }

  @Test
  void whatACodecCannotTakeIsSaidInOneLine() throws IOException {
    NumpyFile.write(tensor, new NumpyArray.Integers(SHAPE, 16, new short[SHAPE.elements()]));

    CommandRun pack = pack("--codec", "jpeg:90");

    assertRefused(pack, "tensor.npy: codec jpeg:90: expected symbols of at most 8 bits, found 16");
    assertThat(bitstream).doesNotExist();
  }

  @Test
  void aFeatureThatIsNotFiniteIsNamed() throws IOException {
    float[] values = new float[SHAPE.elements()];
    values[30] = Float.NaN;
    NumpyFile.write(tensor, new NumpyArray.Floats(new FeatureTensor(SHAPE, values)));

    assertRefused(pack(), "tensor.npy: features: expected finite values, found NaN at channel 1");
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    Files.writeString(tensor, "no array at all");
    assertRefused(pack(), "tensor.npy: no .npy file");
    Files.writeString(bitstream, "no bitstream at all");
    assertRefused(CommandRun.of("unpack", bitstream, "-o", back), "tensor.nrw: no bitstream");
    assertThat(back).doesNotExist();
  }

  private CommandRun pack(String... options) {
    Object[] arguments = new Object[4 + options.length];
    arguments[0] = "pack";
    arguments[1] = tensor;
    arguments[2] = "-o";
    arguments[3] = bitstream;
    System.arraycopy(options, 0, arguments, 4, options.length);
    return CommandRun.of(arguments);
  }

  private static void assertRefused(CommandRun run, String message) {
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(message);
    assertThat(run.err().lines()).hasSize(1);
  }
}
