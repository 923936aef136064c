package dev.narrows.picture;

import dev.narrows.feature.MalformedBitstreamException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Java's image plugins, in memory only, without a display, and strict. */
final class ImageCoding {
  private static final String HEADLESS = "java.awt.headless";

  static {
    if (System.getProperty(HEADLESS) == null) {
      System.setProperty(HEADLESS, "true");
    }
  }

  private ImageCoding() {}

  /**
   * Decodes the picture that a checked header announces. Whatever a plugin throws, and whatever it
   * only warns of, such as data that end too early, is an error here.
   */
  static BufferedImage read(byte[] bytes, PictureHeader header) throws MalformedBitstreamException {
    ImageReader reader = reader(header.format());
    List<String> warnings = new ArrayList<>();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
      reader.setInput(in, true, true);
      BufferedImage image = reader.read(0);
      if (!warnings.isEmpty()) {
        throw damaged(header, warnings.get(0), null);
      }
      if (image.getWidth() != header.width() || image.getHeight() != header.height()) {
        throw damaged(
            header, "decoded to " + image.getWidth() + "x" + image.getHeight() + " pixels", null);
      }
      return image;
    } catch (MalformedBitstreamException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw damaged(header, String.valueOf(e.getMessage()), e);
    } finally {
      reader.dispose();
    }
  }

  /** Sets up a writer, writes one picture with it and returns the bytes. */
  static byte[] write(PictureFormat format, PictureWriting writing) {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(format.pluginName());
    ImageWriter writer = writers.next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writing.write(writer);
    } catch (IOException e) {
      // Into memory; only a broken plugin gets here.
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** What to do with a writer whose output is set. */
  @FunctionalInterface
  interface PictureWriting {
    void write(ImageWriter writer) throws IOException;
  }

  /** An image without metadata or thumbnails. */
  static IIOImage bare(BufferedImage image) {
    return new IIOImage(image, null, null);
  }

  private static ImageReader reader(PictureFormat format) {
    return ImageIO.getImageReadersByFormatName(format.pluginName()).next();
  }

  private static MalformedBitstreamException damaged(
      PictureHeader header, String complaint, Throwable cause) {
    String oneLine = complaint.replaceAll("\\s+", " ");
    return new MalformedBitstreamException(0, "damaged " + header + ": " + oneLine, cause);
  }
}
