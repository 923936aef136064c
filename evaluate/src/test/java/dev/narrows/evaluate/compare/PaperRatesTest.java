package dev.narrows.evaluate.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.narrows.evaluate.Accuracy;
import dev.narrows.evaluate.Golden;
import dev.narrows.evaluate.RateCurve;
import dev.narrows.evaluate.RatePoint;
import dev.narrows.evaluate.bjontegaard.Bjontegaard;
import dev.narrows.evaluate.bjontegaard.Interpolation;
import dev.narrows.evaluate.bjontegaard.RateQuality;
import dev.narrows.evaluate.result.RateAccuracyCsv;
import dev.narrows.evaluate.result.ResultsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published results of ICIP 2019, compared as published and as computed elsewhere. */
class PaperRatesTest {
  /** In percentage points. */
  private static final double TOLERANCE = 0.01;

  private static final Path TABLE =
      Path.of("src/test/resources/dev/narrows/evaluate/icip2019-rate-accuracy.csv");

  static Stream<JsonNode> rows() {
    return StreamSupport.stream(
        Golden.json("icip2019-bd-rate.json").get("values").spliterator(), false);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyRateEqualsTheIndependentOne(JsonNode row) throws Exception {
    Map<String, RateCurve> models =
        RateAccuracyCsv.read(TABLE, "encoder").get(row.get("encoder").textValue());
    boolean jpegOnly = row.get("points").textValue().equals("jpeg only");
    ToDoubleFunction<Accuracy> quality = quality(row.get("metric").textValue());
    List<RateQuality> anchor = points(models.get("baseline"), jpegOnly, quality);
    List<RateQuality> test = points(models.get("compressible"), jpegOnly, quality);
    for (Interpolation interpolation : Interpolation.values()) {
      assertThat(Bjontegaard.rate(anchor, test, interpolation).percent())
          .as("%s", interpolation)
          .isCloseTo(
              row.get(interpolation.name().toLowerCase(Locale.ROOT)).doubleValue(),
              within(TOLERANCE));
    }
  }

  @Test
  void theTableHoldsTheRatesOfThePaper() throws Exception {
    String text =
        ComparisonTable.text(ComparisonTable.compare(TABLE, "encoder", "baseline", "compressible"));
    assertThat(text.lines().map(line -> line.replaceAll(" +", " ")))
        .contains(
            "encoder2-256x16x32 mIoU -20.68 % - -21.06 % -21.05 % 70 %",
            "encoder2-256x16x32 disparity RMSE -5.15 % - -5.91 % -6.02 % 61 %",
            "encoder1-512x8x16 PSNR -4.37 % - -4.45 % -4.50 % 88 %",
            "! encoder2-256x16x32, disparity RMSE: the curves share only 61 % of their quality"
                + " range");
  }

  @Test
  void aModelThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> ComparisonTable.compare(TABLE, "encoder", "baseline", "learned"))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("expected rows of model learned, found baseline, compressible");
  }

  private static List<RateQuality> points(
      RateCurve curve, boolean jpegOnly, ToDoubleFunction<Accuracy> quality) {
    return curve.points().stream()
        .filter(point -> !jpegOnly || point.codec().startsWith("jpeg"))
        .map((RatePoint p) -> new RateQuality(p.bytes(), quality.applyAsDouble(p.accuracy())))
        .toList();
  }

  private static ToDoubleFunction<Accuracy> quality(String metric) {
    return switch (metric) {
      case "mean_iou" -> accuracy -> accuracy.meanIou().orElseThrow();
      case "psnr_db" -> accuracy -> accuracy.psnr().orElseThrow();
      case "inverse_disparity_rmse" -> accuracy -> 1 / accuracy.disparityRmse().orElseThrow();
      case "negative_disparity_rmse" -> accuracy -> -accuracy.disparityRmse().orElseThrow();
      default -> throw new IllegalArgumentException(metric);
    };
  }
}
