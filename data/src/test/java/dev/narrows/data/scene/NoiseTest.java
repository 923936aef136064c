package dev.narrows.data.scene;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class NoiseTest {
  @Property
  void valuesLieBetweenZeroAndOneAndHaveNoSteps(
      @ForAll @DoubleRange(min = -600, max = 600) double x,
      @ForAll @DoubleRange(min = -600, max = 600) double y) {
    assertThat(Noise.value(x, y)).isBetween(0.0, 1.0);
    assertThat(Noise.cloud(x, y)).isBetween(0.0, 1.0);
    assertThat(Noise.cell((int) x, (int) y)).isBetween(0.0, 1.0);
    // The steepest slope of the fade between lattice points is 1.5 a unit in either direction.
    assertThat(Math.abs(Noise.value(x + 1e-4, y) - Noise.value(x, y))).isLessThan(1.6e-4);
  }

  @Property
  void detailIsGoneWhereAPictureElementIsTooCoarse(
      @ForAll @DoubleRange(min = -60, max = 60) double u,
      @ForAll @DoubleRange(min = -60, max = 60) double v) {
    assertThat(Noise.detail(u, v, 10, 0.2)).isZero();
    assertThat(Math.abs(Noise.detail(u, v, 10, 0.01))).isLessThanOrEqualTo(0.5);
  }
}
