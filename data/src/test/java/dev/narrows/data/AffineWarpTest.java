package dev.narrows.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AffineWarpTest {
  private static final PictureSize SIZE = new PictureSize(7, 5);

  private static AffineWarp warp(boolean mirrored, double scale, double shiftX, double shiftY) {
    return AffineWarp.about(SIZE, mirrored, 0, scale, shiftX, shiftY);
  }

  private static byte[] randomPicture(int pixels) {
    byte[] rgb = new byte[3 * pixels];
    new Random(5).nextBytes(rgb);
    return rgb;
  }

  private static byte[] numbered() {
    byte[] labels = new byte[SIZE.pixels()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) i;
    }
    return labels;
  }

  @Test
  void nothingMovesWithoutMotion() {
    byte[] rgb = randomPicture(SIZE.pixels());
    assertThat(warp(false, 1, 0, 0).picture(rgb)).isEqualTo(rgb);
    assertThat(warp(false, 1, 0, 0).labels(numbered())).isEqualTo(numbered());
  }

  @Test
  void mirroringTwiceGivesThePictureBack() {
    AffineWarp mirror = warp(true, 1, 0, 0);
    byte[] rgb = randomPicture(SIZE.pixels());
    assertThat(mirror.picture(rgb)).isNotEqualTo(rgb);
    assertThat(mirror.picture(mirror.picture(rgb))).isEqualTo(rgb);
    assertThat(mirror.labels(numbered())).startsWith(6, 5, 4, 3, 2, 1, 0, 13);
    assertThat(mirror.labels(mirror.labels(numbered()))).isEqualTo(numbered());
  }

  @Test
  void aShiftByWholePixelsIgnoresWhatComesFromOutside() {
    AffineWarp shift = warp(false, 1, 2, 1);
    assertThat(shift.labels(numbered()))
        .startsWith(255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 1, 2, 3, 4, 255, 255, 7);
    float[] disparity = new float[SIZE.pixels()];
    disparity[0] = 8;
    float[] expected = new float[SIZE.pixels()];
    expected[7 + 2] = 8;
    assertThat(shift.disparity(disparity)).isEqualTo(expected);
  }

  @Test
  void thePictureIsMirroredAtItsBorder() {
    byte[] rgb = randomPicture(SIZE.pixels());
    byte[] shifted = warp(false, 1, 2, 0).picture(rgb);
    int[] sources = {1, 0, 0, 1, 2, 3, 4};
    for (int x = 0; x < sources.length; x++) {
      for (int channel = 0; channel < 3; channel++) {
        assertThat(shifted[3 * x + channel]).isEqualTo(rgb[3 * sources[x] + channel]);
      }
    }
  }

  @Test
  void aQuarterTurnIsClockwise() {
    PictureSize square = new PictureSize(3, 3);
    AffineWarp turn = AffineWarp.about(square, false, Math.PI / 2, 1, 0, 0);
    byte[] labels = {0, 1, 2, 3, 4, 5, 6, 7, 8};
    assertThat(turn.labels(labels)).containsExactly(6, 3, 0, 7, 4, 1, 8, 5, 2);
    byte[] rgb = randomPicture(9);
    byte[] turned = turn.picture(rgb);
    for (int i = 0; i < 9; i++) {
      assertThat(turned[3 * i]).isEqualTo(rgb[3 * turn.labels(labels)[i]]);
    }
  }

  @Test
  void halfAPixelMixesTwoNeighboursEqually() {
    byte[] rgb = new byte[3 * SIZE.pixels()];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (10 * (i / 3 % SIZE.width()));
    }
    byte[] shifted = warp(false, 1, 0.5, 0).picture(rgb);
    for (int x = 1; x < SIZE.width(); x++) {
      assertThat(shifted[3 * x]).isEqualTo((byte) (10 * x - 5));
    }
  }

  @Test
  void zoomingMultipliesDisparityAndKeepsUnknownUnknown() {
    float[] disparity = new float[SIZE.pixels()];
    disparity[2 * 7 + 3] = 10;
    float[] zoomed = warp(false, 3, 0, 0).disparity(disparity);
    for (int y = 0; y < SIZE.height(); y++) {
      for (int x = 0; x < SIZE.width(); x++) {
        boolean inCentre = Math.abs(x - 3) <= 1 && Math.abs(y - 2) <= 1;
        assertThat(zoomed[y * 7 + x]).isEqualTo(inCentre ? 30f : 0f);
      }
    }
  }

  @Test
  void shrinkingFarBelowOnePixelStillFindsAPictureEverywhere() {
    PictureSize single = new PictureSize(1, 1);
    byte[] rgb = {1, 2, 3};
    assertThat(AffineWarp.about(single, false, 0.3, 0.5, 40, -70).picture(rgb))
        .containsExactly(1, 2, 3);
  }
}
