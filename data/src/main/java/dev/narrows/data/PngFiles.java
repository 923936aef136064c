package dev.narrows.data;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads the PNG files of datasets: pictures, label ids, disparities. Grey levels and indices are
 * taken as they stand in the file; nothing is converted between colour spaces.
 */
final class PngFiles {
  private static final long MAXIMUM_BYTES = 1L << 28;

  private PngFiles() {}

  /** Reads a picture with 8 bits or fewer a channel as interleaved RGB; transparency is dropped. */
  static Pixels<byte[]> readRgb(Path file) throws DataException {
    byte[] bytes = readBytes(file);
    PngHeader header = PngHeader.parse(file, bytes);
    if (header.bitDepth() > 8) {
      throw new DataException(
          file + ": expected a picture of 8 bits a channel, found " + header.bitDepth());
    }
    return new Pixels<>(header.size(), rgb(decode(file, bytes)));
  }

  /** Reads label ids: grey levels or indices of 8 bits or fewer, as they stand in the file. */
  static Pixels<byte[]> readIds(Path file) throws DataException {
    byte[] bytes = readBytes(file);
    PngHeader header = PngHeader.parse(file, bytes);
    if (header.bitDepth() > 8) {
      throw new DataException(
          file + ": expected label ids of 8 bits, found " + header.bitDepth() + " bits");
    }
    int[] values = singleChannel(file, decode(file, bytes).getRaster(), "label ids");
    byte[] ids = new byte[values.length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = (byte) values[i];
    }
    return new Pixels<>(header.size(), ids);
  }

  /** Reads grey levels of 16 bits. */
  static Pixels<int[]> read16Bit(Path file) throws DataException {
    byte[] bytes = readBytes(file);
    PngHeader header = PngHeader.parse(file, bytes);
    if (header.bitDepth() != 16) {
      throw new DataException(
          file + ": expected disparities of 16 bits, found " + header.bitDepth() + " bits");
    }
    return new Pixels<>(
        header.size(), singleChannel(file, decode(file, bytes).getRaster(), "disparities"));
  }

  private static byte[] readBytes(Path file) throws DataException {
    try {
      long size = Files.size(file);
      if (size > MAXIMUM_BYTES) {
        throw new DataException(
            file + ": expected at most " + MAXIMUM_BYTES + " bytes, found " + size);
      }
      return Files.readAllBytes(file);
    } catch (DataException e) {
      throw e;
    } catch (NoSuchFileException e) {
      throw new DataException(file + ": expected a PNG file, found none", e);
    } catch (IOException e) {
      throw new DataException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static BufferedImage decode(Path file, byte[] bytes) throws DataException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(stream, true, true);
      return reader.read(0);
    } catch (IOException | RuntimeException e) { // the decoder throws any of them on damaged files
      throw new DataException(
          file + ": expected a PNG picture, found one that cannot be decoded: " + e.getMessage(),
          e);
    } finally {
      reader.dispose();
    }
  }

  private static int[] singleChannel(Path file, Raster raster, String what) throws DataException {
    if (raster.getNumBands() != 1) {
      throw new DataException(
          "%s: expected %s in one channel, found %d channels"
              .formatted(file, what, raster.getNumBands()));
    }
    return raster.getPixels(0, 0, raster.getWidth(), raster.getHeight(), (int[]) null);
  }

  private static byte[] rgb(BufferedImage picture) {
    Raster raster = picture.getRaster();
    IndexColorModel palette =
        picture.getColorModel() instanceof IndexColorModel indexed ? indexed : null;
    int width = raster.getWidth();
    int bands = raster.getNumBands();
    int green = bands < 3 ? 0 : 1;
    int blue = bands < 3 ? 0 : 2;
    byte[] rgb = new byte[3 * width * raster.getHeight()];
    int[] row = new int[bands * width];
    int next = 0;
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(0, y, width, 1, row);
      for (int x = 0; x < row.length; x += bands) {
        if (palette == null) {
          rgb[next++] = (byte) row[x];
          rgb[next++] = (byte) row[x + green];
          rgb[next++] = (byte) row[x + blue];
        } else {
          rgb[next++] = (byte) palette.getRed(row[x]);
          rgb[next++] = (byte) palette.getGreen(row[x]);
          rgb[next++] = (byte) palette.getBlue(row[x]);
        }
      }
    }
    return rgb;
  }
}
