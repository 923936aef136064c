package dev.narrows.data.scene;

import dev.narrows.data.CityscapesClasses;
import dev.narrows.data.DataException;
import dev.narrows.data.Sample;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * The three files of one scene. A disparity of d pixels of a 2048-wide picture is stored as the
 * nearest integer to 256·d, plus 1; 0 means unknown, which includes what 16 bits cannot hold
 * (255.99 pixels and more).
 *
 * @param picture 8-bit RGB
 * @param labels 8-bit label ids
 * @param disparity 16-bit grey
 */
record SceneFiles(Path picture, Path labels, Path disparity) {
  private static final int GREATEST = 0xFFFF;

  static SceneFiles of(Path root, String split, int index) {
    List<Path> folders = folders(root, split);
    String name = SceneGenerator.name(split, index);
    return new SceneFiles(
        folders.get(0).resolve(name + "_leftImg8bit.png"),
        folders.get(1).resolve(name + "_gtFine_labelIds.png"),
        folders.get(2).resolve(name + "_disparity.png"));
  }

  /** The folders of a split's pictures, labels and disparities. */
  static List<Path> folders(Path root, String split) {
    return List.of(
        root.resolve("leftImg8bit").resolve(split).resolve(split),
        root.resolve("gtFine").resolve(split).resolve(split),
        root.resolve("disparity").resolve(split).resolve(split));
  }

  boolean exist() {
    return Files.exists(picture) && Files.exists(labels) && Files.exists(disparity);
  }

  /**
   * Writes a generated scene.
   *
   * @throws DataException if a file cannot be written
   */
  void write(Sample sample) throws DataException {
    replace(labels, labels(sample), "8-bit label ids");
    replace(disparity, disparity(sample), "16-bit disparities");
    replace(picture, picture(sample), "an 8-bit picture");
  }

  private static BufferedImage picture(Sample sample) {
    BufferedImage image =
        new BufferedImage(sample.width(), sample.height(), BufferedImage.TYPE_INT_RGB);
    image.setRGB(
        0, 0, sample.width(), sample.height(), ContactSheet.picture(sample), 0, sample.width());
    return image;
  }

  private static BufferedImage labels(Sample sample) {
    byte[] trainIds = sample.labels().orElseThrow();
    int[] labelIds = new int[trainIds.length];
    for (int i = 0; i < labelIds.length; i++) {
      labelIds[i] = CityscapesClasses.labelId(Byte.toUnsignedInt(trainIds[i]));
    }
    return grey(sample, labelIds, BufferedImage.TYPE_BYTE_GRAY);
  }

  private static BufferedImage disparity(Sample sample) {
    float[] disparity = sample.disparity().orElseThrow();
    int[] levels = new int[disparity.length];
    for (int i = 0; i < levels.length; i++) {
      int level = Math.round(disparity[i] * 256) + 1;
      levels[i] = disparity[i] == 0 || level > GREATEST ? 0 : level;
    }
    return grey(sample, levels, BufferedImage.TYPE_USHORT_GRAY);
  }

  private static BufferedImage grey(Sample sample, int[] levels, int type) {
    BufferedImage image = new BufferedImage(sample.width(), sample.height(), type);
    WritableRaster raster = image.getRaster();
    raster.setPixels(0, 0, sample.width(), sample.height(), levels);
    return image;
  }

  private static void replace(Path file, BufferedImage image, String what) throws DataException {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(image, "png", bytes);
      replace(file, bytes.toByteArray());
    } catch (IOException e) {
      throw new DataException(file + ": expected to write " + what + ", found " + e, e);
    }
  }

  /** Writes beside a file, then moves; nothing half-written stays. */
  static void replace(Path file, byte[] bytes) throws IOException {
    // Not a temporary file of the JDK: those only their owner may read.
    Path beside = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      Files.write(beside, bytes);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
