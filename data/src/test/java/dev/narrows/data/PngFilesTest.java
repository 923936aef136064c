package dev.narrows.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PngFilesTest {
  private static final PictureSize SIZE = new PictureSize(7, 5);

  @TempDir Path folder;

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  @Test
  void aColourPictureIsReadAsItWasWritten() throws IOException {
    byte[] rgb = random(3 * SIZE.pixels());
    Pixels<byte[]> read = PngFiles.readRgb(PngWriter.rgb(folder.resolve("a.png"), SIZE, rgb));
    assertThat(read.size()).isEqualTo(SIZE);
    assertThat(read.values()).isEqualTo(rgb);
  }

  @Test
  void transparencyIsDropped() throws IOException {
    byte[] rgba = random(4 * SIZE.pixels());
    byte[] rgb = PngFiles.readRgb(PngWriter.rgba(folder.resolve("a.png"), SIZE, rgba)).values();
    for (int i = 0; i < SIZE.pixels(); i++) {
      assertThat(Arrays.copyOfRange(rgb, 3 * i, 3 * i + 3))
          .isEqualTo(Arrays.copyOfRange(rgba, 4 * i, 4 * i + 3));
    }
  }

  @Test
  void aGreyPictureKeepsItsLevels() throws IOException {
    byte[] levels = random(SIZE.pixels());
    byte[] rgb = PngFiles.readRgb(PngWriter.gray8(folder.resolve("a.png"), SIZE, levels)).values();
    for (int i = 0; i < rgb.length; i++) {
      assertThat(rgb[i]).isEqualTo(levels[i / 3]);
    }
  }

  @Test
  void aPalettePictureHasThePalettesColours() throws IOException {
    byte[] palette = {0, 0, 0, 10, 20, 30, (byte) 200, (byte) 210, (byte) 220};
    byte[] indices = new byte[SIZE.pixels()];
    indices[1] = 1;
    indices[34] = 2;
    Path file = PngWriter.indexed(folder.resolve("a.png"), SIZE, indices, palette);
    byte[] rgb = PngFiles.readRgb(file).values();
    assertThat(Arrays.copyOfRange(rgb, 0, 6)).containsExactly(0, 0, 0, 10, 20, 30);
    assertThat(Arrays.copyOfRange(rgb, 102, 105)).containsExactly(200, 210, 220);
    assertThat(PngFiles.readIds(file).values()).isEqualTo(indices);
  }

  @Test
  void labelIdsAreGreyLevelsAsTheyStand() throws IOException {
    byte[] ids = random(SIZE.pixels());
    Path file = PngWriter.gray8(folder.resolve("a.png"), SIZE, ids);
    assertThat(PngFiles.readIds(file).values()).isEqualTo(ids);
  }

  @Test
  void fewerBitsThanEightKeepTheirIndices() throws IOException {
    BufferedImage picture = new BufferedImage(7, 5, BufferedImage.TYPE_BYTE_BINARY);
    picture.getRaster().setSample(3, 2, 0, 1);
    Path file = folder.resolve("a.png");
    ImageIO.write(picture, "png", file.toFile());
    byte[] expected = new byte[SIZE.pixels()];
    expected[2 * 7 + 3] = 1;
    assertThat(PngFiles.readIds(file).values()).isEqualTo(expected);
  }

  @Test
  void sixteenBitsAreReadExactly() throws IOException {
    int[] levels = new Random(2).ints(SIZE.pixels(), 0, 1 << 16).toArray();
    Path file = PngWriter.gray16(folder.resolve("a.png"), SIZE, levels);
    assertThat(PngFiles.read16Bit(file).values()).isEqualTo(levels);
  }

  @Test
  void theDepthMustFitTheUse() throws IOException {
    Path deep = PngWriter.gray16(folder.resolve("deep.png"), SIZE, new int[SIZE.pixels()]);
    Path flat = PngWriter.gray8(folder.resolve("flat.png"), SIZE, new byte[SIZE.pixels()]);
    assertThatThrownBy(() -> PngFiles.readRgb(deep))
        .isInstanceOf(DataException.class)
        .hasMessage(deep + ": expected a picture of 8 bits a channel, found 16");
    assertThatThrownBy(() -> PngFiles.readIds(deep))
        .isInstanceOf(DataException.class)
        .hasMessage(deep + ": expected label ids of 8 bits, found 16 bits");
    assertThatThrownBy(() -> PngFiles.read16Bit(flat))
        .isInstanceOf(DataException.class)
        .hasMessage(flat + ": expected disparities of 16 bits, found 8 bits");
  }

  @Test
  void labelsInColourAreRefused() throws IOException {
    Path file = PngWriter.rgb(folder.resolve("a.png"), SIZE, new byte[3 * SIZE.pixels()]);
    assertThatThrownBy(() -> PngFiles.readIds(file))
        .isInstanceOf(DataException.class)
        .hasMessage(file + ": expected label ids in one channel, found 3 channels");
  }

  @Test
  void everyTruncationIsFound() throws IOException {
    Path file = PngWriter.rgb(folder.resolve("a.png"), SIZE, random(3 * SIZE.pixels()));
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> PngFiles.readRgb(file))
          .as("first %d bytes", length)
          .isInstanceOf(DataException.class)
          .hasMessageStartingWith(file + ": expected ");
    }
  }

  @Test
  void everyAlteredByteIsFound() throws IOException {
    Path file = PngWriter.rgb(folder.resolve("a.png"), SIZE, random(3 * SIZE.pixels()));
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < whole.length; i++) {
      byte[] altered = whole.clone();
      altered[i] ^= 0x10;
      Files.write(file, altered);
      assertThatThrownBy(() -> PngFiles.readRgb(file))
          .as("byte %d", i)
          .isInstanceOf(DataException.class)
          .hasMessageStartingWith(file.toString());
    }
  }

  @Test
  void aPictureWhosePixelsEndEarlyIsRefusedThoughItsChecksumsFit() throws IOException {
    Path file = PngWriter.gray8(folder.resolve("a.png"), SIZE, random(SIZE.pixels()));
    writeHeightWithChecksum(file, 4000);
    assertThatThrownBy(() -> PngFiles.readIds(file))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(
            file + ": expected a PNG picture, found one that cannot be decoded");
  }

  @Test
  void absurdSizesAreRefusedBeforeMemoryIsAskedFor() throws IOException {
    Path file = PngWriter.gray8(folder.resolve("a.png"), SIZE, random(SIZE.pixels()));
    writeHeightWithChecksum(file, 2_000_000_000);
    assertThatThrownBy(() -> PngFiles.readIds(file))
        .isInstanceOf(DataException.class)
        .hasMessage(file + ": expected a picture of 1 to 33554432 pixels, found 7x2000000000");
  }

  /** Alters a file's header and makes its checksum fit again. */
  private static void writeHeightWithChecksum(Path file, int height) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    bytes.putInt(20, height);
    CRC32 crc = new CRC32();
    crc.update(bytes.slice(12, 17));
    bytes.putInt(29, (int) crc.getValue());
    Files.write(file, bytes.array());
  }

  @Test
  void otherFilesAndMissingOnesAreNamed() throws IOException {
    Path text = Files.writeString(folder.resolve("text.png"), "no picture");
    assertThatThrownBy(() -> PngFiles.readRgb(text))
        .isInstanceOf(DataException.class)
        .hasMessage(text + ": expected a PNG file, found 10 bytes without its signature");
    Path missing = folder.resolve("missing.png");
    assertThatThrownBy(() -> PngFiles.readRgb(missing))
        .isInstanceOf(DataException.class)
        .hasMessage(missing + ": expected a PNG file, found none");
  }
}
