package dev.narrows.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ResamplerTest {
  /** The picture that {@link #GOLDEN_SMALLER} and {@link #GOLDEN_LARGER} were made from. */
  private static byte[] pattern() {
    byte[] rgb = new byte[3 * 7 * 5];
    int next = 0;
    for (int y = 0; y < 5; y++) {
      for (int x = 0; x < 7; x++) {
        rgb[next++] = (byte) (x * 37 + y * 11);
        rgb[next++] = (byte) (x * x * 9 + y * 50);
        rgb[next++] = (byte) (255 - x * 30 - y * 7);
      }
    }
    return rgb;
  }

  /** 4x3 from 7x5, by Pillow 13.0 with its bicubic filter. */
  private static final int[] GOLDEN_SMALLER = {
    19, 20, 241, 81, 60, 191, 149, 149, 135, 211, 111, 85, 37, 102, 229, 99, 150, 179, 167, 167,
    123, 234, 123, 73, 55, 190, 217, 117, 185, 167, 191, 90, 111, 165, 123, 61
  };

  /** First two rows of 10x8 from 7x5, by the same. */
  private static final int[] GOLDEN_LARGER = {
    0, 0, 255, 16, 0, 242, 45, 10, 219, 71, 30, 197, 97, 59, 177, 123, 97, 156, 149, 145, 135, 175,
    233, 114, 204, 164, 90, 223, 53, 74, 3, 17, 253, 21, 20, 239, 50, 31, 216, 76, 51, 194, 102, 80,
    174, 128, 122, 153, 154, 162, 132, 180, 151, 111, 209, 114, 87, 228, 82, 71
  };

  @Test
  void smallerPicturesAgreeWithAnotherProgram() {
    assertWithin2(
        Resampler.resize(pattern(), new PictureSize(7, 5), new PictureSize(4, 3)), GOLDEN_SMALLER);
  }

  @Test
  void largerPicturesAgreeWithAnotherProgram() {
    assertWithin2(
        Resampler.resize(pattern(), new PictureSize(7, 5), new PictureSize(10, 8)), GOLDEN_LARGER);
  }

  /** The other program rounds and clamps to 8 bits between its two passes; ours only at the end. */
  private static void assertWithin2(byte[] actual, int[] golden) {
    for (int i = 0; i < golden.length; i++) {
      assertThat(Math.abs((actual[i] & 0xFF) - golden[i])).as("value %d", i).isLessThanOrEqualTo(2);
    }
  }

  @Property(tries = 100)
  void everyPixelIsTheWeightedMeanOfAllSourcePixels(
      @ForAll @IntRange(min = 1, max = 20) int fromWidth,
      @ForAll @IntRange(min = 1, max = 20) int fromHeight,
      @ForAll @IntRange(min = 1, max = 20) int toWidth,
      @ForAll @IntRange(min = 1, max = 20) int toHeight,
      @ForAll long seed) {
    PictureSize from = new PictureSize(fromWidth, fromHeight);
    PictureSize to = new PictureSize(toWidth, toHeight);
    byte[] rgb = new byte[3 * from.pixels()];
    new Random(seed).nextBytes(rgb);
    byte[] resized = Resampler.resize(rgb, from, to);
    for (int y = 0; y < toHeight; y++) {
      for (int x = 0; x < toWidth; x++) {
        for (int channel = 0; channel < 3; channel++) {
          double expected = direct(rgb, from, to, x, y, channel);
          // Half a level of rounding, and a little for sums in single precision.
          assertThat((double) (resized[3 * (y * toWidth + x) + channel] & 0xFF))
              .isBetween(expected - 0.501, expected + 0.501);
        }
      }
    }
  }

  /** The definition in two dimensions, in double precision, over the whole picture. */
  private static double direct(
      byte[] rgb, PictureSize from, PictureSize to, int x, int y, int channel) {
    double sum = 0;
    double weights = 0;
    for (int row = 0; row < from.height(); row++) {
      for (int column = 0; column < from.width(); column++) {
        double weight =
            kernel(column, x, from.width(), to.width())
                * kernel(row, y, from.height(), to.height());
        sum += weight * (rgb[3 * (row * from.width() + column) + channel] & 0xFF);
        weights += weight;
      }
    }
    return Math.max(0, Math.min(255, sum / weights));
  }

  private static double kernel(int source, int target, int from, int to) {
    double ratio = (double) from / to;
    double x = Math.abs(source + 0.5 - (target + 0.5) * ratio) / Math.max(1, ratio);
    if (x >= 2) {
      return 0;
    }
    return x < 1 ? 1 - 2.5 * x * x + 1.5 * x * x * x : 2 - 4 * x + 2.5 * x * x - 0.5 * x * x * x;
  }

  @Test
  void fineDetailIsAveragedWhenShrinking() {
    byte[] stripes = new byte[3 * 64 * 64];
    for (int i = 0; i < stripes.length; i++) {
      stripes[i] = (byte) (i / 3 % 2 == 0 ? 0 : 255);
    }
    byte[] resized = Resampler.resize(stripes, new PictureSize(64, 64), new PictureSize(8, 8));
    for (byte value : resized) {
      assertThat(value & 0xFF).isBetween(123, 132);
    }
  }

  @Test
  void aPlainColourStays() {
    byte[] plain = new byte[3 * 9 * 9];
    Arrays.fill(plain, (byte) 201);
    byte[] resized = Resampler.resize(plain, new PictureSize(9, 9), new PictureSize(4, 13));
    assertThat(resized).hasSize(3 * 4 * 13).containsOnly((byte) 201);
  }
}
