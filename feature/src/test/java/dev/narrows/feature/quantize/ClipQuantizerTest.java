package dev.narrows.feature.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.MinMaxRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClipQuantizerTest {
  @ParameterizedTest
  @EnumSource(FeatureSamples.Kind.class)
  void isNeverWorseThanTheWholeRange(FeatureSamples.Kind kind) throws Exception {
    FeatureTensor tensor = FeatureSamples.of(kind, 11);
    for (int bits = 1; bits <= 16; bits++) {
      double clipped =
          FeatureSamples.meanSquaredError(tensor, new ClipQuantizer(bits).quantize(tensor));
      double whole =
          FeatureSamples.meanSquaredError(tensor, new MinMaxQuantizer(bits).quantize(tensor));
      assertThat(clipped).as("%d bits", bits).isLessThanOrEqualTo(whole);
    }
  }

  @ParameterizedTest
  @CsvSource({"RECTIFIED, 2", "RECTIFIED, 4", "SIGNED, 2", "SIGNED, 3", "SIGNED, 5", "EVEN, 3"})
  void isAsGoodAsTheBestOfManyRanges(FeatureSamples.Kind kind, int bits) throws Exception {
    FeatureTensor tensor = FeatureSamples.of(kind, 12);
    MinMaxRange all = TensorRange.of(tensor);
    double least = Double.POSITIVE_INFINITY;
    for (int low = 0; low < 40; low++) {
      for (int high = 1; high <= 40; high++) {
        MinMaxRange range =
            new MinMaxRange(
                Math.min(0, all.min()) * (1 - low / 40f), Math.max(0, all.max()) * high / 40f);
        least =
            Math.min(
                least,
                FeatureSamples.meanSquaredError(tensor, TensorRange.quantize(tensor, bits, range)));
      }
    }
    double found =
        FeatureSamples.meanSquaredError(tensor, new ClipQuantizer(bits).quantize(tensor));
    // Points of the distribution stand for up to a thousandth of the features.
    assertThat(found).isLessThanOrEqualTo(1.01 * least);
  }

  @Test
  void halvesTheErrorOfRectifiedFeaturesAtFewBits() throws Exception {
    FeatureTensor tensor = FeatureSamples.of(FeatureSamples.Kind.RECTIFIED, 13);
    double clipped = FeatureSamples.meanSquaredError(tensor, new ClipQuantizer(3).quantize(tensor));
    double whole = FeatureSamples.meanSquaredError(tensor, new MinMaxQuantizer(3).quantize(tensor));
    assertThat(clipped).isLessThan(whole / 2);
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "4", "8", "12"})
  void clipsAnExponentialTailWhereLambertsFunctionSays(int bits) {
    LaplaceModel model = new LaplaceModel(0, 0, 0, 2, 0.7);
    LaplaceModel.Bounds bounds = model.bounds(bits);
    double steps = (1 << bits) - 1;
    double u = bounds.high() / 2;
    // u = W(12 L²) is where u·e^u = 12 L².
    assertThat(u * Math.exp(u) / (12 * steps * steps)).isCloseTo(1, within(1e-9));
    assertThat(bounds.low()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "4", "8"})
  void clipsTwoTailsWhereTheExpectedErrorIsLeast(int bits) {
    LaplaceModel model = new LaplaceModel(0.5, 0.6, 0.3, 2, 0.7);
    LaplaceModel.Bounds bounds = model.bounds(bits);
    double least = expectedError(model, 0.5 - bounds.low(), bounds.high() - 0.5, bits);
    for (double below = 0; below < 12; below += 0.05) {
      for (double above = 0; above < 40; above += 0.1) {
        assertThat(expectedError(model, below, above, bits)).isGreaterThan(least - 1e-12);
      }
    }
  }

  private static double expectedError(LaplaceModel model, double below, double above, int bits) {
    double steps = (1 << bits) - 1;
    return 2 * 0.3 * 0.36 * Math.exp(-below / model.meanBelow())
        + 2 * 0.7 * 4 * Math.exp(-above / model.meanAbove())
        + (below + above) * (below + above) / (12 * steps * steps);
  }
}
