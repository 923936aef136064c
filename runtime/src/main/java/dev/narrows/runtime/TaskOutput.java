package dev.narrows.runtime;

import dev.narrows.model.Task;
import java.util.Arrays;

/**
 * What one task's decoder says about one picture.
 *
 * @param task which task
 * @param channels number of channels
 * @param height rows of the picture
 * @param width its columns
 * @param values {@code [channels][height][width]}; not copied
 */
public record TaskOutput(Task task, int channels, int height, int width, float[] values) {
  /**
   * @throws IllegalArgumentException if the number of values does not fit
   */
  public TaskOutput {
    if (values.length != (long) channels * height * width) {
      throw new IllegalArgumentException(
          (task + " " + channels + "x" + height + "x" + width + ": numbers do not fit, found ")
              + values.length);
    }
  }

  /**
   * The reconstruction of who has the picture itself.
   *
   * @param rgb interleaved, {@code rgb[3·(y·width + x) + channel]}, red first
   */
  public static TaskOutput reconstruction(byte[] rgb, int height, int width) {
    return new TaskOutput(Task.RECONSTRUCTION, 3, height, width, Pictures.toPlanes(rgb));
  }

  /**
   * The class of every pixel: the one with the largest score, of equals the first.
   *
   * @return class ids as unsigned bytes, {@code [height][width]}
   * @throws IllegalArgumentException if this is no segmentation
   */
  public byte[] classIds() {
    require(Task.SEGMENTATION);
    int plane = height * width;
    byte[] ids = new byte[plane];
    float[] greatest = Arrays.copyOf(values, plane);
    // Plane by plane, in the order of memory: pixel by pixel takes several times as long.
    for (int channel = 1; channel < channels; channel++) {
      int first = channel * plane;
      for (int i = 0; i < plane; i++) {
        float score = values[first + i];
        if (score > greatest[i]) {
          greatest[i] = score;
          ids[i] = (byte) channel;
        }
      }
    }
    return ids;
  }

  /**
   * The disparity of every pixel.
   *
   * @return pixels of a 2048-wide picture, {@code [height][width]}; not clamped, not a copy
   * @throws IllegalArgumentException if this is no disparity
   */
  public float[] disparity() {
    require(Task.DISPARITY);
    return values;
  }

  /**
   * The reconstructed picture.
   *
   * @return 8-bit, interleaved: {@code rgb[3·(y·width + x) + channel]}, red first, clamped
   * @throws IllegalArgumentException if this is no reconstruction
   */
  public byte[] rgb() {
    require(Task.RECONSTRUCTION);
    return Pictures.toBytes(values);
  }

  private void require(Task expected) {
    if (task != expected) {
      throw new IllegalArgumentException("expected " + expected + ", found " + task);
    }
  }
}
