package dev.narrows.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TaskPicturesTest {
  @Test
  void disparityIsCodedAsCityscapesDoes() {
    float[] disparities = {0, 1, 0.5f, 100.25f, Float.NaN, -3, 1e9f};
    GrayPicture picture = TaskPictures.disparity(7, 1, disparities);
    assertThat(picture.bits()).isEqualTo(16);
    assertThat(picture.samples())
        .isEqualTo(new short[] {1, 257, 129, 25_665, 0, 1, (short) 65_535});
  }

  @Test
  void classIdsAreGrays() {
    GrayPicture picture = TaskPictures.classIds(3, 1, new byte[] {0, 18, (byte) 255});
    assertThat(picture.bits()).isEqualTo(8);
    assertThat(picture.samples()).isEqualTo(new short[] {0, 18, 255});
  }

  @Test
  void classColoursComeFromThePaletteAndIgnoredPixelsAreBlack() {
    int[] colours = {0x804080, 0x0102FF};
    Picture picture = TaskPictures.classColours(3, 1, new byte[] {1, 0, (byte) 255}, colours);
    assertThat(picture.rgb())
        .isEqualTo(new byte[] {1, 2, (byte) 0xFF, (byte) 0x80, 0x40, (byte) 0x80, 0, 0, 0});
  }
}
