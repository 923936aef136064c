package dev.narrows.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One error in one line for each way in which a picture can fail to be read or written. */
class DamagedPictureTest {
  private static final int PNG_WIDTH = 16;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"rgb8.png", "photo-gray.jpg", "photo-progressive.jpg", "photo-lossless.webp"})
  void cutAnywhere(String file) throws Exception {
    byte[] whole = Resources.bytes(file);
    // The two bytes at a JPEG's end say that it ends; without them all of it is there.
    for (int length = 0; length < whole.length - 2; length++) {
      assertRefused(Arrays.copyOf(whole, length), "");
    }
  }

  @Test
  void anyBitOfAPngFlipped() throws Exception {
    byte[] png = Resources.bytes("rgb8.png");
    for (int bit = 0; bit < 8 * png.length; bit++) {
      png[bit / 8] ^= (byte) (1 << (bit % 8));
      assertRefused(png, "");
      png[bit / 8] ^= (byte) (1 << (bit % 8));
    }
  }

  @Test
  void noPicture() throws Exception {
    byte[] text = "a, b\n1, 2\n".getBytes(StandardCharsets.US_ASCII);
    assertRefused(text, "no picture: expected PNG, JPEG or WebP");
    assertRefused(new byte[0], "no picture");
  }

  @Test
  void absurdSize() throws Exception {
    byte[] png = Resources.bytes("rgb8.png");
    ByteBuffer.wrap(png).putInt(PNG_WIDTH, 2_000_000_000).putInt(PNG_WIDTH + 4, 2_000_000_000);
    assertRefused(sealedHeader(png), "2000000000x2000000000");
    byte[] jpeg = Resources.bytes("photo-420.jpg");
    int frame = new String(jpeg, StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00c0");
    ByteBuffer.wrap(jpeg).putInt(frame + 5, -1);
    assertRefused(jpeg, "picture too large: expected at most 67108864 pixels, found 65535x65535");
  }

  @Test
  void fewerRowsThanDeclared() throws Exception {
    // Twice the height with the same data.
    byte[] png = Resources.bytes("rgb8.png");
    ByteBuffer.wrap(png).putInt(PNG_WIDTH + 4, 10);
    assertRefused(sealedHeader(png), "damaged PNG of 7x10 pixels, 3 x 8 bits: ");
  }

  @Test
  void largerThanAllowed() throws Exception {
    Path file = Resources.path("rgb8.png");
    assertThat(PictureFile.read(file, 35).width()).isEqualTo(7);
    assertThatExceptionOfType(PictureException.class)
        .isThrownBy(() -> PictureFile.read(file, 34))
        .withMessageContaining("expected at most 34 pixels, found 7x5");
  }

  @Test
  void severalChannelsWhereOneIsExpected() {
    assertThatExceptionOfType(PictureException.class)
        .isThrownBy(() -> PictureFile.readGray(Resources.path("rgb8.png")))
        .withMessageContaining("rgb8.png: picture: expected one channel, found 3");
    assertThatExceptionOfType(PictureException.class)
        .isThrownBy(() -> PictureFile.readGray(Resources.path("photo-gray.jpg")))
        .withMessageContaining("photo-gray.jpg: PNG: expected its signature");
  }

  @Test
  void noFile() {
    Path file = folder.resolve("none.png");
    assertThatExceptionOfType(PictureException.class)
        .isThrownBy(() -> PictureFile.read(file))
        .withMessage(file + ": cannot be read: no such file or folder");
    assertThatExceptionOfType(PictureException.class)
        .isThrownBy(() -> PictureFile.read(folder))
        .withMessageContaining(folder + ": cannot be read");
  }

  @Test
  void noPlaceToWrite() throws Exception {
    Picture picture = new Picture(1, 1, new byte[3]);
    Path nowhere = folder.resolve("none").resolve("a.png");
    assertThatExceptionOfType(PictureException.class)
        .isThrownBy(() -> PictureFile.write(picture, nowhere))
        .withMessage(nowhere + ": cannot be written: no such file or folder");
    Path taken = folder.resolve("taken");
    Files.createDirectories(taken.resolve("by a folder"));
    assertThatExceptionOfType(PictureException.class)
        .isThrownBy(() -> PictureFile.write(picture, taken));
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(taken);
    }
  }

  private void assertRefused(byte[] bytes, String message) throws Exception {
    Path file = folder.resolve("picture");
    Files.write(file, bytes);
    assertThatExceptionOfType(PictureException.class)
        .as("%d bytes", bytes.length)
        .isThrownBy(() -> PictureFile.read(file))
        .withMessageStartingWith(file.toString())
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }

  private static byte[] sealedHeader(byte[] png) {
    CRC32 crc = new CRC32();
    crc.update(png, 12, 17);
    ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
    return png;
  }
}
