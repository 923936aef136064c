package dev.narrows.evaluate.sweep;

import dev.narrows.data.CityscapesClasses;
import dev.narrows.data.ClassSet;
import dev.narrows.data.Dataset;
import dev.narrows.data.PictureSize;
import dev.narrows.data.Sample;
import java.util.Optional;
import java.util.SplittableRandom;

/** A few coloured rectangles a picture, with or without truth. */
record DrawnDataset(int size, ClassSet classes, boolean hasDisparity) implements Dataset {
  static DrawnDataset full(int size) {
    return new DrawnDataset(size, CityscapesClasses.CLASSES, true);
  }

  @Override
  public String description() {
    return "drawn rectangles";
  }

  @Override
  public PictureSize pictureSize() {
    return new PictureSize(64, 32);
  }

  @Override
  public Sample load(int index) {
    SplittableRandom random = new SplittableRandom(index);
    byte[] rgb = new byte[3 * 64 * 32];
    byte[] labels = new byte[64 * 32];
    float[] disparity = new float[64 * 32];
    for (int i = 0; i < 12; i++) {
      int x0 = random.nextInt(64);
      int y0 = random.nextInt(32);
      int label = random.nextInt(-1, 19);
      int colour = random.nextInt(1 << 24);
      for (int y = y0; y < Math.min(32, y0 + 14); y++) {
        for (int x = x0; x < Math.min(64, x0 + 24); x++) {
          int at = 64 * y + x;
          labels[at] = (byte) label;
          disparity[at] = 4 * i;
          rgb[3 * at] = (byte) (colour >> 16);
          rgb[3 * at + 1] = (byte) (colour >> 8);
          rgb[3 * at + 2] = (byte) colour;
        }
      }
    }
    return new Sample(
        "drawing_" + index,
        64,
        32,
        rgb,
        classes.size() == 0 ? Optional.empty() : Optional.of(labels),
        hasDisparity ? Optional.of(disparity) : Optional.empty());
  }
}
