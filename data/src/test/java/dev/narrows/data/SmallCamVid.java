package dev.narrows.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/** Writes small datasets of random pixels in CamVid's layout, for tests. */
final class SmallCamVid {
  static final PictureSize SIZE = new PictureSize(8, 6);

  private SmallCamVid() {}

  /** Writes samples {@code p0}, {@code p1}, … into the folders of a split, without a list. */
  static Path write(Path root, Split split, int count) throws IOException {
    Random random = new Random(3);
    for (int i = 0; i < count; i++) {
      byte[] rgb = new byte[3 * SIZE.pixels()];
      random.nextBytes(rgb);
      byte[] labels = new byte[SIZE.pixels()];
      for (int j = 0; j < labels.length; j++) {
        labels[j] = (byte) random.nextInt(12);
      }
      PngWriter.rgb(root.resolve(split.folder()).resolve("p" + i + ".png"), SIZE, rgb);
      PngWriter.gray8(root.resolve(split.folder() + "annot/p" + i + ".png"), SIZE, labels);
    }
    return root;
  }
}
