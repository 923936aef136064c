package dev.narrows.evaluate.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.narrows.evaluate.Metric;
import dev.narrows.evaluate.RateCurve;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RateAccuracyCsvTest {
  private static final String HEADER = "encoder,model,codec,images,total_bytes,mean_iou,psnr_db\n";

  @TempDir Path directory;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("table.csv"), text);
  }

  @Test
  void rowsBecomeCurvesByGroupAndModel() throws IOException {
    Map<String, Map<String, RateCurve>> groups =
        RateAccuracyCsv.read(
            file(HEADER + "a,m,png,4,1000,.5,30\nb,m,png,4,1000,.5,30\na,m,jpeg:90,4,600,.4,29\n"),
            "encoder");
    assertThat(groups.keySet()).containsExactly("a", "b");
    RateCurve curve = groups.get("a").get("m");
    assertThat(curve.points()).extracting(p -> p.codec()).containsExactly("png", "jpeg:90");
    assertThat(curve.points().get(0).bytes()).isEqualTo(250);
  }

  @Test
  void anEmptyCellIsAMetricThatIsNotThere() throws IOException {
    RateCurve curve =
        RateAccuracyCsv.read(file(HEADER + "a,m,png,4,1000,,30\n"), "encoder").get("a").get("m");
    assertThat(curve.has(Metric.MEAN_IOU)).isFalse();
    assertThat(curve.has(Metric.DISPARITY_RMSE)).isFalse();
    assertThat(curve.has(Metric.PSNR)).isTrue();
  }

  @Test
  void aCellThatIsNoNumberIsNamed() throws IOException {
    Path table = file(HEADER + "a,m,png,4,1000,.5,30\na,m,png,4,many,.5,30\n");
    assertThatThrownBy(() -> RateAccuracyCsv.read(table, "encoder"))
        .isInstanceOf(ResultsException.class)
        .hasMessageEndingWith(
            "table.csv, line 3, column total_bytes: expected a number, found \"many\"");
  }

  @Test
  void aRateOfNothingIsRefused() throws IOException {
    Path table = file(HEADER + "a,m,png,0,1000,.5,30\n");
    assertThatThrownBy(() -> RateAccuracyCsv.read(table, "encoder"))
        .isInstanceOf(ResultsException.class)
        .hasMessageEndingWith("column images: expected a positive number, found \"0\"");
  }

  @Test
  void aShortRowIsRefused() throws IOException {
    Path table = file(HEADER + "a,m,png\n");
    assertThatThrownBy(() -> RateAccuracyCsv.read(table, "encoder"))
        .isInstanceOf(ResultsException.class)
        .hasMessageEndingWith("line 2: expected 7 cells, found 3");
  }

  @Test
  void aGroupColumnThatIsNotThereIsRefused() throws IOException {
    Path table = file(HEADER);
    assertThatThrownBy(() -> RateAccuracyCsv.read(table, "trunk"))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("line 1: expected a column trunk");
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    Path table = file("");
    assertThatThrownBy(() -> RateAccuracyCsv.read(table, "encoder"))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("found an empty file");
  }
}
