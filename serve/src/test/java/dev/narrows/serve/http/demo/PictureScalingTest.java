package dev.narrows.serve.http.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.picture.Picture;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PictureScalingTest {
  private static byte[] gray(int... values) {
    byte[] rgb = new byte[3 * values.length];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) values[i / 3];
    }
    return rgb;
  }

  @Test
  void pixelsAreMeansOfTheAreaThatTheyCover() {
    Picture picture = new Picture(4, 2, gray(0, 100, 200, 40, 20, 80, 0, 0));

    assertThat(PictureScaling.to(picture, new PictureFit(2, 1)).rgb()).isEqualTo(gray(50, 60));
  }

  @Test
  void whatIsTooMuchIsCroppedOnBothSides() {
    Picture picture = new Picture(4, 1, gray(250, 10, 20, 250));

    assertThat(PictureScaling.to(picture, new PictureFit(2, 1)).rgb()).isEqualTo(gray(10, 20));
  }

  @Test
  void partsOfPixelsCountByTheirArea() {
    Picture picture = new Picture(3, 3, gray(0, 90, 180, 0, 90, 180, 0, 90, 180));

    // Each new pixel covers one and a half old ones: (0 + 90/2) / 1.5 and (180 + 90/2) / 1.5.
    assertThat(PictureScaling.to(picture, new PictureFit(2, 2)).rgb())
        .isEqualTo(gray(30, 150, 30, 150));
  }

  @Property(tries = 200)
  void onePlainColourStaysSo(
      @ForAll @IntRange(min = 1, max = 70) int width,
      @ForAll @IntRange(min = 1, max = 70) int height,
      @ForAll @IntRange(min = 1, max = 70) int toWidth,
      @ForAll @IntRange(min = 1, max = 70) int toHeight) {
    byte[] rgb = new byte[3 * width * height];
    Arrays.fill(rgb, (byte) 200);

    Picture scaled =
        PictureScaling.to(new Picture(width, height, rgb), new PictureFit(toWidth, toHeight));

    assertThat(scaled.width()).isEqualTo(toWidth);
    assertThat(scaled.height()).isEqualTo(toHeight);
    byte[] expected = new byte[3 * toWidth * toHeight];
    Arrays.fill(expected, (byte) 200);
    assertThat(scaled.rgb()).isEqualTo(expected);
  }
}
