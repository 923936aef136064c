package dev.narrows.cli.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against files that NumPy 2.4 wrote: element i of the floats is (i − 5) / 4. */
class NumpyFileTest {
  private static final FeatureShape SHAPE = new FeatureShape(2, 3, 4);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "float16",
        "float32",
        "float64",
        "float32-big-endian",
        "float64-big-endian",
        "version-2",
        "version-3",
        "batch-of-one"
      })
  void readsFloats(String name) throws Exception {
    NumpyArray.Floats floats = (NumpyArray.Floats) NumpyFile.read(fixture(name + ".npy"));
    assertThat(floats.shape()).isEqualTo(SHAPE);
    for (int i = 0; i < SHAPE.elements(); i++) {
      assertThat(floats.tensor().values()[i]).isEqualTo((i - 5) / 4f);
    }
  }

  @ParameterizedTest
  @CsvSource({"uint8, 8, 11", "uint16, 16, 2849", "uint16-big-endian, 16, 2849"})
  void readsIntegers(String name, int bits, int step) throws Exception {
    NumpyArray.Integers integers = (NumpyArray.Integers) NumpyFile.read(fixture(name + ".npy"));
    assertThat(integers.shape()).isEqualTo(SHAPE);
    assertThat(integers.bits()).isEqualTo(bits);
    for (int i = 0; i < SHAPE.elements(); i++) {
      assertThat(Short.toUnsignedInt(integers.values()[i])).isEqualTo(step * i);
    }
  }

  @Test
  void aVectorHasAChannelForEachElement() throws Exception {
    assertThat(NumpyFile.read(fixture("vector.npy")).shape()).isEqualTo(new FeatureShape(7, 1, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"float32", "uint8", "uint16"})
  void writesByteForByteWhatNumpyWrites(String name) throws Exception {
    Path original = fixture(name + ".npy");
    Path written = folder.resolve("written.npy");

    NumpyFile.write(written, NumpyFile.read(original));

    assertThat(written).hasSameBinaryContentAs(original);
    assertThat(folder).isDirectoryContaining(file -> file.equals(written));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fortran.npy|expected C order (numpy.ascontiguousarray gives it), found Fortran order",
        "int32.npy|expected uint8, uint16, float16, float32 or float64",
        "bool.npy|found '|b1'",
        "complex64.npy|found '<c8'",
        "object.npy|found '|O'",
        "structured.npy|expected a string in quotes, found [('a', '<f4')",
        "batch-of-two.npy|[1, channels, height, width] or [channels], found [2, 2, 3, 4]",
        "matrix.npy|found [3, 4]",
        "scalar.npy|found []",
        "empty.npy|expected positive dimensions, found 0x3x4",
        "archive.npz|no .npy file",
      })
  void anythingElseIsRefusedByName(String name, String message) throws Exception {
    Path file = fixture(name);
    assertThatExceptionOfType(NumpyException.class)
        .isThrownBy(() -> NumpyFile.read(file))
        .withMessageStartingWith(file + ": ")
        .withMessageContaining(message);
  }

  @Test
  void aFolderIsNoFile() {
    assertThatExceptionOfType(NumpyException.class)
        .isThrownBy(() -> NumpyFile.read(folder))
        .withMessageContaining("expected a .npy file, found a folder");
  }

  @Test
  void specialFloatsComeBack() throws Exception {
    float[] values = {Float.NaN, Float.NEGATIVE_INFINITY, -0f, Float.MIN_VALUE, Float.MAX_VALUE, 1};
    FeatureShape shape = new FeatureShape(3, 1, 2);
    Path file = folder.resolve("special.npy");

    NumpyFile.write(file, new NumpyArray.Floats(new FeatureTensor(shape, values.clone())));

    NumpyArray.Floats read = (NumpyArray.Floats) NumpyFile.read(file);
    assertThat(read.shape()).isEqualTo(shape);
    assertThat(read.tensor().values()).isEqualTo(values);
  }

  @Test
  void aFailureLeavesNothingBehind() throws Exception {
    Path taken = Files.createDirectory(folder.resolve("taken"));
    Files.createFile(taken.resolve("file"));
    NumpyArray array = NumpyFile.read(fixture("uint8.npy"));
    assertThatExceptionOfType(java.io.IOException.class)
        .isThrownBy(() -> NumpyFile.write(taken, array));
    assertThat(folder.toFile().list()).containsExactly("taken");
  }

  static Path fixture(String name) throws URISyntaxException {
    return Path.of(NumpyFileTest.class.getResource(name).toURI());
  }
}
