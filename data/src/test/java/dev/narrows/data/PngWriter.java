package dev.narrows.data;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Writes small PNG files for tests, with the values exactly as given. */
final class PngWriter {
  private PngWriter() {}

  /** An 8-bit RGB picture, interleaved. */
  static Path rgb(Path file, PictureSize size, byte[] rgb) throws IOException {
    return write(file, BufferedImage.TYPE_3BYTE_BGR, size, unsigned(rgb));
  }

  /** An 8-bit RGB picture with transparency, interleaved. */
  static Path rgba(Path file, PictureSize size, byte[] rgba) throws IOException {
    return write(file, BufferedImage.TYPE_4BYTE_ABGR, size, unsigned(rgba));
  }

  /** 8-bit grey levels. */
  static Path gray8(Path file, PictureSize size, byte[] levels) throws IOException {
    return write(file, BufferedImage.TYPE_BYTE_GRAY, size, unsigned(levels));
  }

  /** 16-bit grey levels. */
  static Path gray16(Path file, PictureSize size, int[] levels) throws IOException {
    return write(file, BufferedImage.TYPE_USHORT_GRAY, size, levels);
  }

  /** 8-bit indices into a palette of interleaved RGB colours. */
  static Path indexed(Path file, PictureSize size, byte[] indices, byte[] palette)
      throws IOException {
    IndexColorModel colours = new IndexColorModel(8, palette.length / 3, palette, 0, false);
    BufferedImage picture =
        new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_BYTE_INDEXED, colours);
    picture.getRaster().setPixels(0, 0, size.width(), size.height(), unsigned(indices));
    return write(file, picture);
  }

  private static Path write(Path file, int type, PictureSize size, int[] values)
      throws IOException {
    BufferedImage picture = new BufferedImage(size.width(), size.height(), type);
    picture.getRaster().setPixels(0, 0, size.width(), size.height(), values);
    return write(file, picture);
  }

  private static Path write(Path file, BufferedImage picture) throws IOException {
    Files.createDirectories(file.getParent());
    ImageIO.write(picture, "png", file.toFile());
    return file;
  }

  private static int[] unsigned(byte[] values) {
    int[] result = new int[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i] & 0xFF;
    }
    return result;
  }
}
