package dev.narrows.evaluate.bjontegaard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BjontegaardTest {
  private static final List<RateQuality> ANCHOR =
      List.of(
          new RateQuality(100, 30),
          new RateQuality(180, 32.5),
          new RateQuality(330, 34.2),
          new RateQuality(610, 36.9),
          new RateQuality(1150, 38));

  @ParameterizedTest
  @EnumSource
  void aCurveAgainstItselfIsZero(Interpolation interpolation) throws Exception {
    BjontegaardRate rate = Bjontegaard.rate(ANCHOR, ANCHOR, interpolation);
    assertThat(rate.percent()).isZero();
    assertThat(rate.overlap()).isEqualTo(1);
    assertThat(rate.warnings()).isEmpty();
  }

  @Property(tries = 200)
  void ratesScaledByAFactorDifferByThatFactor(
      @ForAll Interpolation interpolation, @ForAll @DoubleRange(min = 0.1, max = 10) double factor)
      throws Exception {
    List<RateQuality> test =
        ANCHOR.stream().map(p -> new RateQuality(p.rate() * factor, p.quality())).toList();
    assertThat(Bjontegaard.rate(ANCHOR, test, interpolation).percent())
        .isCloseTo(100 * (factor - 1), within(1e-9));
  }

  @Property(tries = 200)
  void theUnitsOfRateAndQualityDoNotMatter(
      @ForAll Interpolation interpolation,
      @ForAll @DoubleRange(min = 0.01, max = 100) double rateUnit,
      @ForAll @DoubleRange(min = 0.01, max = 100) double qualityUnit,
      @ForAll @DoubleRange(min = -10, max = 10) double qualityOrigin)
      throws Exception {
    List<RateQuality> test = test();
    double expected = Bjontegaard.rate(ANCHOR, test, interpolation).percent();
    double found =
        Bjontegaard.rate(
                convert(ANCHOR, rateUnit, qualityUnit, qualityOrigin),
                convert(test, rateUnit, qualityUnit, qualityOrigin),
                interpolation)
            .percent();
    assertThat(found).isCloseTo(expected, within(1e-6));
  }

  @ParameterizedTest
  @EnumSource
  void theOrderOfThePointsDoesNotMatter(Interpolation interpolation) throws Exception {
    List<RateQuality> shuffled =
        List.of(ANCHOR.get(3), ANCHOR.get(0), ANCHOR.get(4), ANCHOR.get(2), ANCHOR.get(1));
    assertThat(Bjontegaard.rate(shuffled, test(), interpolation))
        .isEqualTo(Bjontegaard.rate(ANCHOR, test(), interpolation));
  }

  @ParameterizedTest
  @EnumSource
  void aPointGivenTwiceChangesNothing(Interpolation interpolation) throws Exception {
    List<RateQuality> twice =
        List.of(
            ANCHOR.get(0),
            ANCHOR.get(0),
            ANCHOR.get(1),
            ANCHOR.get(2),
            ANCHOR.get(3),
            ANCHOR.get(4));
    assertThat(Bjontegaard.rate(twice, test(), interpolation).percent())
        .isEqualTo(Bjontegaard.rate(ANCHOR, test(), interpolation).percent());
  }

  @Test
  void aStraightLineIsIntegratedExactlyByAll() throws Exception {
    List<RateQuality> slow = line(1.0, 0, 1, 2, 3, 4);
    List<RateQuality> fast = line(0.5, 1, 2, 2.5, 3, 6);
    // Over qualities 1 to 4 the log rates differ by q/2, whose mean is 1.25.
    for (Interpolation interpolation : Interpolation.values()) {
      assertThat(Bjontegaard.rate(slow, fast, interpolation).percent())
          .isCloseTo(100 * Math.expm1(-1.25), within(1e-9));
    }
  }

  @Test
  void aSmallOverlapIsWarnedOf() throws Exception {
    BjontegaardRate rate =
        Bjontegaard.rate(line(1, 0, 1, 2, 3), line(1, 2, 3, 4, 5), Interpolation.CUBIC);
    assertThat(rate.overlap()).isCloseTo(0.2, within(1e-12));
    assertThat(rate.warnings())
        .containsExactly("the curves share only 20 % of their quality range");
  }

  @Test
  void aCurveThatFallsIsWarnedOf() throws Exception {
    List<RateQuality> bent =
        List.of(
            new RateQuality(100, 30),
            new RateQuality(180, 33),
            new RateQuality(330, 32.9),
            new RateQuality(610, 38));
    BjontegaardRate rate = Bjontegaard.rate(ANCHOR, bent, Interpolation.PCHIP);
    assertThat(rate.monotone()).isFalse();
    assertThat(rate.warnings()).anyMatch(w -> w.contains("does not always rise"));
    assertThat(rate.percent()).isFinite();
  }

  @Test
  void threePointsAreTooFewForACubic() {
    assertThatThrownBy(() -> Bjontegaard.rate(ANCHOR, line(1, 30, 31, 32), Interpolation.CUBIC))
        .isInstanceOf(BjontegaardException.class)
        .hasMessageContaining("at least 4 points")
        .hasMessageContaining("found 3 (test)");
  }

  @Test
  void curvesWithoutACommonIntervalAreAnError() {
    assertThatThrownBy(() -> Bjontegaard.rate(ANCHOR, line(1, 1, 2, 3, 4), Interpolation.PCHIP))
        .isInstanceOf(BjontegaardException.class)
        .hasMessageContaining("30.00 to 38.00 (anchor) and 1.000 to 4.000 (test)");
  }

  private static List<RateQuality> test() {
    return List.of(
        new RateQuality(90, 30.5),
        new RateQuality(150, 32),
        new RateQuality(320, 34.8),
        new RateQuality(500, 36.1),
        new RateQuality(1150, 38.4));
  }

  private static List<RateQuality> convert(
      List<RateQuality> points, double rateUnit, double qualityUnit, double qualityOrigin) {
    return points.stream()
        .map(p -> new RateQuality(p.rate() * rateUnit, p.quality() * qualityUnit + qualityOrigin))
        .toList();
  }

  private static List<RateQuality> line(double slope, double... qualities) {
    return java.util.Arrays.stream(qualities)
        .mapToObj(q -> new RateQuality(Math.exp(slope * q), q))
        .toList();
  }
}
