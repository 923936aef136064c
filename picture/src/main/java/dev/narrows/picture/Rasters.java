package dev.narrows.picture;

import dev.narrows.feature.MalformedBitstreamException;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/**
 * Between Java's images and ours. Samples are taken as stored: Java's own conversion to RGB would
 * bend gray and 16-bit pictures through its colour spaces.
 */
final class Rasters {
  private static final int OPAQUE = 255;

  private Rasters() {}

  /**
   * The colours of an image in 8 bits: deeper samples are rounded, gray is repeated, a palette is
   * looked up, and what is transparent lets white shine through.
   */
  static Picture toPicture(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] rgb = new byte[Math.multiplyExact(Math.multiplyExact(width, height), Picture.CHANNELS)];
    RowReader row = RowReader.of(image);
    int[] rgba = new int[4 * width];
    int at = 0;
    for (int y = 0; y < height; y++) {
      row.read(y, rgba);
      for (int x = 0; x < width; x++) {
        int alpha = rgba[4 * x + 3];
        for (int channel = 0; channel < Picture.CHANNELS; channel++) {
          rgb[at++] = (byte) overWhite(rgba[4 * x + channel], alpha);
        }
      }
    }
    return new Picture(width, height, rgb);
  }

  /**
   * The samples of an image of one channel; a palette's indices if it has one.
   *
   * @throws MalformedBitstreamException if it has more channels
   */
  static GrayPicture toGray(BufferedImage image) throws MalformedBitstreamException {
    int bands = image.getRaster().getNumBands();
    if (bands != 1) {
      throw new MalformedBitstreamException(0, "picture: expected one channel, found " + bands);
    }
    return bandOf(image, 0);
  }

  /** The samples of one channel of an image. */
  static GrayPicture bandOf(BufferedImage image, int band) {
    Raster raster = image.getRaster();
    int width = image.getWidth();
    int height = image.getHeight();
    short[] samples = new short[Math.multiplyExact(width, height)];
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      raster.getSamples(0, y, width, 1, band, row);
      for (int x = 0; x < width; x++) {
        samples[y * width + x] = (short) row[x];
      }
    }
    return new GrayPicture(width, height, raster.getSampleModel().getSampleSize(band), samples);
  }

  static BufferedImage toImage(Picture picture) {
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_3BYTE_BGR);
    byte[] bgr = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    byte[] rgb = picture.rgb();
    for (int i = 0; i < bgr.length; i += Picture.CHANNELS) {
      bgr[i] = rgb[i + 2];
      bgr[i + 1] = rgb[i + 1];
      bgr[i + 2] = rgb[i];
    }
    return image;
  }

  /** An image of the least depth of 1, 2, 4, 8 or 16 bits that holds the samples as they are. */
  static BufferedImage toImage(GrayPicture picture) {
    short[] samples = picture.samples();
    if (picture.bits() > 8) {
      DataBuffer buffer = new DataBufferUShort(samples, samples.length);
      return grayImage(picture, DataBuffer.TYPE_USHORT, buffer);
    }
    if (picture.bits() <= 4) {
      return packedImage(picture);
    }
    byte[] bytes = new byte[samples.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) samples[i];
    }
    return grayImage(picture, DataBuffer.TYPE_BYTE, new DataBufferByte(bytes, bytes.length));
  }

  private static BufferedImage grayImage(GrayPicture picture, int dataType, DataBuffer buffer) {
    ColorSpace gray = ColorSpace.getInstance(ColorSpace.CS_GRAY);
    ColorModel model = new ComponentColorModel(gray, false, false, ColorModel.OPAQUE, dataType);
    WritableRaster raster =
        Raster.createWritableRaster(
            model.createCompatibleSampleModel(picture.width(), picture.height()), buffer, null);
    return new BufferedImage(model, raster, false, null);
  }

  /** Several samples a byte; Java knows such gray only as a palette from black to white. */
  private static BufferedImage packedImage(GrayPicture picture) {
    int depth = picture.bits() == 3 ? 4 : picture.bits();
    byte[] ramp = new byte[1 << depth];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = (byte) (i * OPAQUE / (ramp.length - 1));
    }
    IndexColorModel model = new IndexColorModel(depth, ramp.length, ramp, ramp, ramp);
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_BYTE_BINARY, model);
    int[] row = new int[picture.width()];
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < row.length; x++) {
        row[x] = picture.samples()[y * row.length + x];
      }
      image.getRaster().setPixels(0, y, row.length, 1, row);
    }
    return image;
  }

  private static int overWhite(int colour, int alpha) {
    return alpha == OPAQUE
        ? colour
        : (colour * alpha + OPAQUE * (OPAQUE - alpha) + OPAQUE / 2) / OPAQUE;
  }

  /** Fills one row with red, green, blue and alpha of 8 bits each. */
  private interface RowReader {
    void read(int y, int[] rgba);

    static RowReader of(BufferedImage image) {
      if (image.getColorModel() instanceof IndexColorModel palette) {
        return ofPalette(image.getRaster(), palette);
      }
      return ofSamples(image.getRaster());
    }

    private static RowReader ofPalette(Raster raster, IndexColorModel palette) {
      int[] indices = new int[raster.getWidth()];
      return (y, rgba) -> {
        raster.getPixels(0, y, indices.length, 1, indices);
        for (int x = 0; x < indices.length; x++) {
          rgba[4 * x] = palette.getRed(indices[x]);
          rgba[4 * x + 1] = palette.getGreen(indices[x]);
          rgba[4 * x + 2] = palette.getBlue(indices[x]);
          rgba[4 * x + 3] = palette.getAlpha(indices[x]);
        }
      };
    }

    private static RowReader ofSamples(Raster raster) {
      int bands = raster.getNumBands();
      boolean colour = bands > 2;
      boolean alpha = bands % 2 == 0;
      int white = (1 << raster.getSampleModel().getSampleSize(0)) - 1;
      int[] samples = new int[raster.getWidth() * bands];
      return (y, rgba) -> {
        raster.getPixels(0, y, raster.getWidth(), 1, samples);
        for (int x = 0; x < raster.getWidth(); x++) {
          int at = x * bands;
          rgba[4 * x] = to8Bits(samples[at], white);
          rgba[4 * x + 1] = to8Bits(samples[colour ? at + 1 : at], white);
          rgba[4 * x + 2] = to8Bits(samples[colour ? at + 2 : at], white);
          rgba[4 * x + 3] = alpha ? to8Bits(samples[at + bands - 1], white) : OPAQUE;
        }
      };
    }

    private static int to8Bits(int sample, int white) {
      return white == OPAQUE ? sample : (sample * OPAQUE + white / 2) / white;
    }
  }
}
