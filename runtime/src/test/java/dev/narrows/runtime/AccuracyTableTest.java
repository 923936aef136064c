package dev.narrows.runtime;

import static dev.narrows.runtime.AccuracyMetric.DISPARITY_RMSE;
import static dev.narrows.runtime.AccuracyMetric.MIOU;
import static dev.narrows.runtime.AccuracyMetric.PSNR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.narrows.feature.UnreachableTargetException;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.ModelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccuracyTableTest {
  private static final AccuracyTable TABLE =
      new AccuracyTable(
          "drawings",
          5,
          List.of(
              new AccuracyTable.Row(4, 2, 70, Map.of(MIOU, 0.45, DISPARITY_RMSE, 7.5, PSNR, 22.)),
              new AccuracyTable.Row(0, 2, 40, Map.of(MIOU, 0.40, DISPARITY_RMSE, 8.0, PSNR, 20.)),
              new AccuracyTable.Row(8, 2, 99, Map.of(MIOU, 0.44, DISPARITY_RMSE, 7.0, PSNR, 25.)),
              new AccuracyTable.Row(0, 1, 30.5, Map.of(MIOU, 0.40, DISPARITY_RMSE, 8.0))));

  @TempDir Path folder;

  @Test
  void whatIsWrittenIsRead() throws IOException {
    assertThat(AccuracyTable.read(TABLE.write(), "here")).isEqualTo(TABLE);
  }

  @Test
  void theRowsAreOrderedByLayersAndRate() {
    assertThat(TABLE.rows()).extracting(AccuracyTable.Row::layers).containsExactly(1, 2, 2, 2);
    assertThat(TABLE.rows()).extracting(AccuracyTable.Row::rate).containsExactly(0, 0, 4, 8);
  }

  @ParameterizedTest
  @CsvSource({
    "MIOU, 0.4, 2, 0",
    "MIOU, 0.401, 2, 4",
    "MIOU, 0.45, 2, 4",
    "MIOU, 0.4, 1, 0",
    "DISPARITY_RMSE, 8.5, 2, 0",
    "DISPARITY_RMSE, 7.99, 2, 4",
    "DISPARITY_RMSE, 7, 2, 8",
    "PSNR, 22.1, 2, 8",
  })
  void theCoarsestMeasuredRateThatReachesATargetIsTaken(
      AccuracyMetric metric, double target, int layers, int rate) throws IOException {
    assertThat(TABLE.coarsestReaching(metric, target, layers)).isEqualTo(rate);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MIOU | 0.5 | 2 | expected miou of at least 0.5, found at best 0.45, at rate 4 on 5 pictures",
        "DISPARITY_RMSE | 6 | 2 | disparity_rmse of at most 6.0, found at best 7.0, at rate 8",
        "PSNR | 1 | 1 | expected psnr of at least 1.0, found none measured on 5 pictures of drawings",
      })
  void aTargetBeyondTheBestIsRefusedWithTheBest(
      AccuracyMetric metric, double target, int layers, String message) {
    assertThatThrownBy(() -> TABLE.coarsestReaching(metric, target, layers))
        .isInstanceOf(UnreachableTargetException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "no JSON | expected JSON, found",
        "[] | format_version: expected a whole number, found none",
        "{\"format_version\": 2} | expected format version 1, found 2",
        "{\"format_version\": 1} | rows: expected an array, found none",
        "{\"format_version\": 1, \"rows\": []} | pictures: expected a whole number, found none",
        "{\"format_version\": 1, \"rows\": [], \"pictures\": 3} | data: expected text, found none",
        "{\"format_version\": 1, \"rows\": [], \"pictures\": 3, \"data\": \"\"} | pictures and rows",
        "{\"format_version\": 1, \"rows\": [{\"rate\": 0.5}]} | rows[0].rate: expected a whole number",
        "{\"format_version\": 1, \"rows\": [{\"rate\": 0, \"layers\": 1}]} | rows[0].bytes: expected",
        "{\"format_version\": 1, \"rows\": [{\"rate\": 0, \"layers\": 1, \"bytes\": 0}]} | rows[0]: ",
        "{\"format_version\": 1, \"rows\": [{\"psnr\": \"x\"}]} | rows[0].psnr: expected a number",
      })
  void aDamagedFileIsRefusedWithThePlace(String json, String message) {
    assertThatThrownBy(() -> AccuracyTable.read(json.getBytes(StandardCharsets.UTF_8), "a.json"))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("a.json: ")
        .hasMessageContaining(message);
  }

  @Test
  void twoRowsOfOnePointAreRefused() {
    AccuracyTable.Row row = new AccuracyTable.Row(0, 1, 10, Map.of());

    assertThatThrownBy(() -> new AccuracyTable("x", 1, List.of(row, row)))
        .hasMessageContaining("one row for rate 0 and 1 layers");
    assertThatThrownBy(() -> new AccuracyTable.Row(0, 1, 10, Map.of(PSNR, Double.NaN)))
        .hasMessageContaining("psnr: expected a finite number");
  }

  @Test
  void aModelWithATableIsTheSameModel() throws IOException {
    ModelDirectory without = SmallModel.writeLearned(folder.resolve("model"), 1);
    assertThat(AccuracyTable.of(without)).isEmpty();

    ModelDirectory with = without.with(ModelDirectory.Addition.ACCURACY, TABLE.write());

    assertThat(AccuracyTable.of(with)).hasValue(TABLE);
    assertThat(with.identity()).isEqualTo(without.identity());
  }
}
