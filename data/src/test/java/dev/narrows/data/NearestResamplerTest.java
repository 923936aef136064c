package dev.narrows.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NearestResamplerTest {
  @Test
  void aLabelIsTheOneUnderThePixelsCentre() {
    byte[] labels = {0, 1, 2, 3, 4, 5};
    // Centres of 2 pixels over 6: 1.5 and 4.5, which lie in source pixels 1 and 4.
    assertThat(NearestResampler.resizeLabels(labels, new PictureSize(6, 1), new PictureSize(2, 1)))
        .containsExactly(1, 4);
    assertThat(NearestResampler.resizeLabels(labels, new PictureSize(3, 2), new PictureSize(6, 4)))
        .containsExactly(0, 0, 1, 1, 2, 2, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 3, 3, 4, 4, 5, 5);
  }

  @Property(tries = 200)
  void labelsAreNeverInvented(
      @ForAll @IntRange(min = 1, max = 30) int fromWidth,
      @ForAll @IntRange(min = 1, max = 30) int fromHeight,
      @ForAll @IntRange(min = 1, max = 30) int toWidth,
      @ForAll @IntRange(min = 1, max = 30) int toHeight,
      @ForAll long seed) {
    PictureSize from = new PictureSize(fromWidth, fromHeight);
    byte[] ids = {3, 9, (byte) 255};
    byte[] labels = new byte[from.pixels()];
    Random random = new Random(seed);
    for (int i = 0; i < labels.length; i++) {
      labels[i] = ids[random.nextInt(ids.length)];
    }
    PictureSize to = new PictureSize(toWidth, toHeight);
    byte[] resized = NearestResampler.resizeLabels(labels, from, to);
    assertThat(resized).hasSize(to.pixels());
    assertThat(boxed(resized)).isSubsetOf(boxed(labels));
  }

  private static List<Byte> boxed(byte[] values) {
    List<Byte> list = new ArrayList<>();
    for (byte value : values) {
      list.add(value);
    }
    return list;
  }

  @Test
  void disparityKeepsItsUnit() {
    float[] disparity = {10, 20, 30, 40};
    assertThat(
            NearestResampler.resizeDisparity(
                disparity, new PictureSize(4, 1), new PictureSize(2, 1)))
        .containsExactly(20, 40);
  }

  @Test
  void unknownDisparityIsTakenFromTheNearestKnownPixelUnderTheSamePixel() {
    // 10 columns to 2: the centres are pixels 2 and 7; of the first five, 3 is nearer than 0.
    float[] disparity = {5, 0, 0, 7, 0, 0, 0, 0, 0, 0};
    assertThat(
            NearestResampler.resizeDisparity(
                disparity, new PictureSize(10, 1), new PictureSize(2, 1)))
        .containsExactly(7, 0);
  }

  @Test
  void growingKeepsUnknownDisparityUnknown() {
    float[] disparity = {5, 0, 7};
    assertThat(
            NearestResampler.resizeDisparity(
                disparity, new PictureSize(3, 1), new PictureSize(6, 1)))
        .containsExactly(5, 5, 0, 0, 7, 7);
  }
}
