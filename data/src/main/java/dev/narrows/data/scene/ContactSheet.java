package dev.narrows.data.scene;

import dev.narrows.data.CityscapesClasses;
import dev.narrows.data.Sample;
import java.awt.image.BufferedImage;
import java.util.List;

/** Pictures of samples side by side: picture, labels in colours, disparity as heat. */
public final class ContactSheet {
  private static final int GAP = 2;

  private ContactSheet() {}

  /**
   * One sheet.
   *
   * @param samples of one size
   * @param columns samples a row
   * @param annotated whether labels and disparity follow each picture
   */
  public static BufferedImage of(List<Sample> samples, int columns, boolean annotated) {
    int panels = annotated ? 3 : 1;
    int width = samples.get(0).width();
    int height = samples.get(0).height();
    int rows = (samples.size() + columns - 1) / columns;
    BufferedImage sheet =
        new BufferedImage(
            columns * (panels * (width + GAP) + GAP),
            rows * (height + 2 * GAP),
            BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < samples.size(); i++) {
      int x = i % columns * (panels * (width + GAP) + GAP);
      int y = i / columns * (height + 2 * GAP);
      Sample sample = samples.get(i);
      sheet.setRGB(x, y, width, height, picture(sample), 0, width);
      if (annotated) {
        sheet.setRGB(x + width + GAP, y, width, height, labels(sample), 0, width);
        sheet.setRGB(x + 2 * (width + GAP), y, width, height, disparity(sample), 0, width);
      }
    }
    return sheet;
  }

  /** The picture as 0xRRGGBB, row-major. */
  static int[] picture(Sample sample) {
    byte[] rgb = sample.rgb();
    int[] colours = new int[rgb.length / 3];
    for (int i = 0; i < colours.length; i++) {
      colours[i] = (rgb[3 * i] & 255) << 16 | (rgb[3 * i + 1] & 255) << 8 | (rgb[3 * i + 2] & 255);
    }
    return colours;
  }

  private static int[] labels(Sample sample) {
    int[] colours = new int[sample.width() * sample.height()];
    if (sample.labels().isPresent()) {
      byte[] labels = sample.labels().get();
      for (int i = 0; i < colours.length; i++) {
        if (labels[i] != Sample.IGNORE) {
          colours[i] = CityscapesClasses.CLASSES.classes().get(labels[i]).rgb();
        }
      }
    }
    return colours;
  }

  private static int[] disparity(Sample sample) {
    int[] colours = new int[sample.width() * sample.height()];
    if (sample.disparity().isPresent()) {
      float[] disparity = sample.disparity().get();
      for (int i = 0; i < colours.length; i++) {
        colours[i] = disparity[i] == 0 ? 0 : heat(Math.sqrt(Math.min(1, disparity[i] / 128)));
      }
    }
    return colours;
  }

  /** Dark blue over red to yellow, from 0 to 1. */
  private static int heat(double share) {
    int red = level(2.2 * share - 0.2);
    int green = level(1.8 * share - 0.75);
    int blue = level(share < 0.5 ? 0.35 + 0.8 * share : 1.5 - 1.5 * share);
    return red << 16 | green << 8 | blue;
  }

  private static int level(double share) {
    return (int) (255 * Math.max(0, Math.min(1, share)));
  }
}
