package dev.narrows.cli.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DamagedNumpyFileTest {
  @TempDir Path folder;
  private Path file;
  private byte[] whole;

  @BeforeEach
  void readWhole() throws Exception {
    file = folder.resolve("damaged.npy");
    whole = Files.readAllBytes(NumpyFileTest.fixture("float32.npy"));
  }

  @Test
  void aFileCutAnywhereIsRefused() throws IOException {
    for (int length = 0; length < whole.length; length++) {
      assertRefused(Arrays.copyOf(whole, length), "expected");
    }
  }

  @Test
  void aByteTooManyIsRefused() throws IOException {
    assertRefused(Arrays.copyOf(whole, whole.length + 1), "expected 96 bytes, found 97");
  }

  @Test
  void otherVersionsAreRefused() throws IOException {
    whole[6] = 4;
    assertRefused(whole, "format version: expected 1.0, 2.0 or 3.0, found 4.0");
    whole[6] = (byte) 0x80;
    assertRefused(whole, "found 128.0");
  }

  @Test
  void aHeaderLongerThanTheFileIsRefusedBeforeAnythingIsAllocated() throws IOException {
    byte[] version2 = Arrays.copyOf(whole, 16);
    version2[6] = 2;
    Arrays.fill(version2, 8, 12, (byte) 0xFF);
    assertRefused(version2, "header: expected 4294967307 bytes, found the end of the file");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "[1, 2]|expected '{', found [1, 2]",
        "{'descr': '<f4', 'fortran_order': False}|expected the keys descr, fortran_order and shape",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3, 4), 'x': 1}|found 'x': 1}",
        "{'descr': '<f4', 'fortran_order': 0, 'shape': (2, 3, 4)}|expected True or False, found 0",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3 4)}|expected ',' or ')', found 4)",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2, -3, 4)}|a whole number",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 99999999999, 4)}|a whole number",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3, 4)} + 1|nothing behind",
        "{'descr': '<f4', 'fortran_order': False 'shape': (2, 3, 4)}|expected ',' or '}'",
        "{'descr': '<f4|a string in quotes",
        "{'descr': '', 'fortran_order': False, 'shape': (2, 3, 4)}|found ''",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (65536, 65536, 1)}|at most 67108864",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2147483647, 2147483647, 2147483647)}|at"
            + " most 67108864",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (64, 1024, 1024)}|expected 536870912"
            + " bytes, found 0",
        "__import__('os').system('true')|expected '{', found __import__('os').sys",
      })
  void aHeaderThatIsNoTensorsIsRefused(String header, String message) throws IOException {
    assertRefused(withHeader(header), message);
  }

  @Test
  void keysMayStandInAnyOrderAndInDoubleQuotes() throws IOException {
    byte[] bytes = withHeader("{ \"shape\":(1,1,2,) ,'fortran_order':False,\"descr\":\"|u1\" } ");
    byte[] with = Arrays.copyOf(bytes, bytes.length + 2);
    with[with.length - 1] = 9;
    Files.write(file, with);
    assertThat(((NumpyArray.Integers) NumpyFile.read(file)).values()).isEqualTo(new short[] {0, 9});
  }

  @Test
  void anyChangedByteGivesATensorOrARefusal() throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    for (int at = 0; at < 128; at++) {
      for (int i = 0; i < 8; i++) {
        byte[] changed = whole.clone();
        changed[at] = (byte) random.nextInt(256);
        Files.write(file, changed);
        try {
          assertThat(NumpyFile.read(file).shape().elements()).isPositive();
        } catch (NumpyException e) {
          assertThat(e.offset()).isBetween(0L, (long) changed.length);
        }
      }
    }
  }

  /** Format 1.0 with a header of any text and no elements. */
  private static byte[] withHeader(String text) {
    byte[] header = text.getBytes(StandardCharsets.ISO_8859_1);
    byte[] bytes = Arrays.copyOf(NumpyHeader.MAGIC, 10 + header.length);
    bytes[6] = 1;
    bytes[8] = (byte) header.length;
    bytes[9] = (byte) (header.length >>> 8);
    System.arraycopy(header, 0, bytes, 10, header.length);
    return bytes;
  }

  private void assertRefused(byte[] bytes, String message) throws IOException {
    Files.write(file, bytes);
    assertThatExceptionOfType(NumpyException.class)
        .isThrownBy(() -> NumpyFile.read(file))
        .withMessageStartingWith(file + ": ")
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.offset()).isBetween(0L, (long) bytes.length));
  }
}
