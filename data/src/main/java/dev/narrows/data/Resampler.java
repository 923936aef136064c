package dev.narrows.data;

import java.util.Arrays;

/**
 * Resizes pictures with a separable cubic convolution, whose kernel is stretched by the ratio of
 * the sizes where a picture shrinks, so that fine detail is averaged and does not alias. Sides may
 * be scaled by different ratios. Plain arithmetic only: the same bytes on every machine.
 *
 * <p>Source of the kernel: R. G. Keys, "Cubic Convolution Interpolation for Digital Image
 * Processing", IEEE Transactions on Acoustics, Speech, and Signal Processing 29(6), 1981, with a =
 * −½.
 */
final class Resampler {
  private static final double KERNEL_RADIUS = 2;
  private static final int CHANNELS = 3;

  private Resampler() {}

  /**
   * Resizes an interleaved RGB picture.
   *
   * @return the same array if the sizes are equal
   */
  static byte[] resize(byte[] rgb, PictureSize from, PictureSize to) {
    if (from.equals(to)) {
      return rgb;
    }
    float[] narrowed = resizeRows(rgb, from, to.width());
    return resizeColumns(narrowed, from.height(), to);
  }

  private static float[] resizeRows(byte[] rgb, PictureSize from, int width) {
    Taps[] taps = taps(from.width(), width);
    float[] result = new float[CHANNELS * width * from.height()];
    int next = 0;
    for (int y = 0; y < from.height(); y++) {
      int row = CHANNELS * y * from.width();
      for (Taps tap : taps) {
        float red = 0;
        float green = 0;
        float blue = 0;
        int source = row + CHANNELS * tap.first;
        for (float weight : tap.weights) {
          red += weight * (rgb[source++] & 0xFF);
          green += weight * (rgb[source++] & 0xFF);
          blue += weight * (rgb[source++] & 0xFF);
        }
        result[next++] = red;
        result[next++] = green;
        result[next++] = blue;
      }
    }
    return result;
  }

  private static byte[] resizeColumns(float[] rows, int height, PictureSize to) {
    int stride = CHANNELS * to.width();
    byte[] result = new byte[stride * to.height()];
    float[] sum = new float[stride];
    int next = 0;
    for (Taps tap : taps(height, to.height())) {
      Arrays.fill(sum, 0);
      int source = stride * tap.first;
      for (float weight : tap.weights) {
        for (int x = 0; x < stride; x++) {
          sum[x] += weight * rows[source + x];
        }
        source += stride;
      }
      for (float value : sum) {
        result[next++] = (byte) Math.max(0, Math.min(255, (int) (value + 0.5f)));
      }
    }
    return result;
  }

  /** For every pixel of a resized line, the source pixels it is a weighted mean of. */
  private static Taps[] taps(int from, int to) {
    double ratio = (double) from / to;
    double stretch = Math.max(ratio, 1);
    double radius = KERNEL_RADIUS * stretch;
    Taps[] taps = new Taps[to];
    for (int i = 0; i < to; i++) {
      double centre = (i + 0.5) * ratio;
      int first = Math.max(0, (int) (centre - radius + 0.5));
      int end = Math.min(from, (int) (centre + radius + 0.5));
      taps[i] = new Taps(first, weights(first, end, centre, stretch));
    }
    return taps;
  }

  private static float[] weights(int first, int end, double centre, double stretch) {
    double[] raw = new double[end - first];
    double sum = 0;
    for (int i = 0; i < raw.length; i++) {
      raw[i] = kernel((first + i + 0.5 - centre) / stretch);
      sum += raw[i];
    }
    float[] weights = new float[raw.length];
    for (int i = 0; i < raw.length; i++) {
      weights[i] = (float) (raw[i] / sum);
    }
    return weights;
  }

  private static double kernel(double offset) {
    double x = Math.abs(offset);
    if (x < 1) {
      return (1.5 * x - 2.5) * x * x + 1;
    }
    return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
  }

  private record Taps(int first, float[] weights) {}
}
