package dev.narrows.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.Tensors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TilingTest {
  @Test
  void isThePapersForPowersOfTwo() {
    for (int exponent = 0; exponent <= 26; exponent++) {
      int rows = 1 << (exponent / 2);
      int columns = 1 << ((exponent + 1) / 2);
      assertThat(Tiling.of(1 << exponent)).isEqualTo(new Tiling(rows, columns));
    }
  }

  @ParameterizedTest
  @CsvSource({"512, 8, 16, 512, 128", "256, 16, 32, 512, 256"})
  void givesThePapersPictures(int channels, int height, int width, int columns, int rows) {
    FeatureShape shape = new FeatureShape(channels, height, width);
    assertThat(Tiling.of(channels).width(shape)).isEqualTo(columns);
    // The paper calls 512 channels of 8 x 16 a picture of 128 rows and 512 columns.
    assertThat(Tiling.of(channels).height(shape)).isEqualTo(rows);
  }

  @ParameterizedTest
  @CsvSource({"48, 6, 8", "3, 1, 3", "7, 2, 4", "96, 8, 12", "1000, 25, 40"})
  void isNearASquareOtherwise(int channels, int rows, int columns) {
    assertThat(Tiling.of(channels)).isEqualTo(new Tiling(rows, columns));
  }

  @Property
  void wastesLessThanOneRow(@ForAll @IntRange(min = 1, max = 100_000) int channels) {
    Tiling tiling = Tiling.of(channels);
    int cells = tiling.rows() * tiling.columns();
    assertThat(cells).isBetween(channels, channels + tiling.rows() - 1);
    assertThat(tiling.columns()).isBetween(tiling.rows(), 4 * tiling.rows() + 1);
  }

  @Property(tries = 100)
  void comesBack(
      @ForAll @IntRange(min = 1, max = 70) int channels,
      @ForAll @IntRange(min = 1, max = 9) int height,
      @ForAll @IntRange(min = 1, max = 9) int width,
      @ForAll long seed) {
    FeatureShape shape = new FeatureShape(channels, height, width);
    QuantizedTensor tensor = Tensors.of(Tensors.Kind.UNIFORM, shape, 16, seed);
    Tiling tiling = Tiling.of(channels);
    assertThat(tiling.untile(tiling.tile(tensor), shape)).isEqualTo(tensor.symbols());
  }

  @Test
  void leavesCellsWithoutAChannelBlack() {
    // Seven channels of one pixel on 2 x 4 cells.
    QuantizedTensor tensor = Tensors.of(Tensors.Kind.CONSTANT, new FeatureShape(7, 1, 1), 8, 4);
    short grey = tensor.symbols()[0];
    assertThat(Tiling.of(7).tile(tensor).samples())
        .isEqualTo(new short[] {grey, grey, grey, grey, grey, grey, grey, 0});
  }

  @Test
  void refusesAPictureOfAnotherSize() {
    GrayPicture picture = new GrayPicture(3, 2, 8, new short[6]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tiling.of(1).untile(picture, new FeatureShape(1, 3, 2)));
  }
}
