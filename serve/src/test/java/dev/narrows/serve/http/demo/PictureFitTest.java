package dev.narrows.serve.http.demo;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureFitTest {
  @ParameterizedTest
  @CsvSource({
    "192,96, 192,96", // as in training
    "3840,1920, 192,96", // the same shape, larger
    "4000,3000, 160,112", // a photograph: nearest multiples of 16
    "3000,4000, 112,160", // upright
    "100,100, 96,96", // too small to reach the aim
    "9000,10, 32,16", // cropped to three to one
    "1,1, 16,16", // no smaller than one feature
  })
  void keepsShapeAndPixels(int width, int height, int fitWidth, int fitHeight) {
    assertThat(PictureFit.of(width, height, 16, 192 * 96))
        .isEqualTo(new PictureFit(fitWidth, fitHeight));
  }

  @Property
  void sidesAreMultiplesAndBounded(
      @ForAll @IntRange(min = 1, max = 20000) int width,
      @ForAll @IntRange(min = 1, max = 20000) int height) {
    PictureFit fit = PictureFit.of(width, height, 16, 192 * 96);

    assertThat(fit.width() % 16).isZero();
    assertThat(fit.height() % 16).isZero();
    // Each side is rounded by half a stride at most, of sides of at least 78 pixels.
    assertThat((double) fit.width() * fit.height()).isLessThan(1.25 * 192 * 96);
  }
}
