package dev.narrows.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A class of the segmentation task.
 *
 * @param name such as {@code traffic sign}
 * @param color in pictures of labels, as {@code #rrggbb}
 */
public record SegmentationClass(String name, String color) {
  private static final Pattern COLOR = Pattern.compile("#[0-9a-f]{6}");

  /**
   * @throws IllegalArgumentException if the colour is written otherwise
   */
  public SegmentationClass {
    if (!COLOR.matcher(color).matches()) {
      throw new IllegalArgumentException(
          "colour of " + name + ": expected #rrggbb in lower case, found " + color);
    }
  }

  /**
   * A class with its colour as a number.
   *
   * @param name such as {@code traffic sign}
   * @param rgb 0xRRGGBB
   */
  public static SegmentationClass of(String name, int rgb) {
    return new SegmentationClass(name, "#" + HexFormat.of().toHexDigits(rgb, 6));
  }

  /** The colour as 0xRRGGBB. */
  @JsonIgnore
  public int rgb() {
    return HexFormat.fromHexDigits(color, 1, color.length());
  }
}
