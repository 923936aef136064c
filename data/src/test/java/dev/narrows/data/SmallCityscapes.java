package dev.narrows.data;

import java.io.IOException;
import java.nio.file.Path;

/** Writes small files in Cityscapes' layout, for tests. */
final class SmallCityscapes {
  static final PictureSize SIZE = new PictureSize(8, 4);

  private SmallCityscapes() {}

  /**
   * The path of a split's file, such as {@code gtFine/train/ulm/ulm_000000_gtFine_labelIds.png}.
   */
  static Path path(Path root, String kind, Split split, String name, String suffix) {
    String city = name.substring(0, name.indexOf('_'));
    return root.resolve(kind).resolve(split.folder()).resolve(city).resolve(name + suffix);
  }

  static Path picture(Path root, Split split, String name) throws IOException {
    return PngWriter.rgb(
        path(root, "leftImg8bit", split, name, "_leftImg8bit.png"),
        SIZE,
        new byte[3 * SIZE.pixels()]);
  }

  static Path labels(Path root, Split split, String name, byte[] ids) throws IOException {
    return PngWriter.gray8(path(root, "gtFine", split, name, "_gtFine_labelIds.png"), SIZE, ids);
  }

  static Path disparity(Path root, Split split, String name, int[] steps) throws IOException {
    return PngWriter.gray16(path(root, "disparity", split, name, "_disparity.png"), SIZE, steps);
  }
}
