package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From data to report, by the commands that a person types, on a network that learns nothing. */
class WholeWayTest {
  @TempDir static Path folder;
  private static Path out;
  private static CommandRun reproduced;

  @BeforeAll
  static void reproduce() {
    out = folder.resolve("out");
    reproduced = TinyConfig.reproduce(out);
  }

  @Test
  void theTerminalShowsATableAndWhereTheReportIs() {
    assertThat(reproduced.out())
        .containsPattern("baseline +png +\\d+")
        .containsPattern("compressible +jpeg:90 +\\d+")
        .containsPattern("offload webp +webp:50 +\\d+")
        .contains(out.resolve("report.html").toString());
    assertThat(reproduced.err()).contains("[1/7] data", "[7/7] report");
  }

  @Test
  void theSummaryHoldsWhatScriptsRelyOn() throws IOException {
    JsonNode summary = new JsonMapper().readTree(out.resolve("summary.json").toFile());

    assertThat(summary.get("seconds").doubleValue()).isPositive();
    for (String model : List.of("baseline", "compressible")) {
      JsonNode png = summary.at("/models/" + model + "/png");
      double bytes = png.get("bytes").doubleValue();
      assertThat(bytes).isPositive();
      // 64x32 pixels, and 8 channels of 8x4: the rates are the bytes in other units.
      assertThat(png.get("bits_per_pixel").doubleValue())
          .isCloseTo(8 * bytes / (64 * 32), within(1e-9));
      assertThat(png.get("bits_per_element").doubleValue())
          .isCloseTo(8 * bytes / (8 * 8 * 4), within(1e-9));
      assertThat(png.get("miou").doubleValue()).isBetween(0.0, 1.0);
      assertThat(png.get("disparity_rmse").doubleValue()).isPositive();
      assertThat(png.get("psnr").doubleValue()).isPositive();
      assertThat(fields(summary.at("/models/" + model))).containsExactly("png", "jpeg:90");
    }
    assertThat(fields(summary.get("offload"))).containsExactly("jpeg:50", "webp:50");
    assertThat(summary.at("/offload/jpeg:50/bits_per_element").isNull()).isTrue();
    assertThat(fields(summary.at("/bd_rate/compressible_vs_baseline")))
        .containsExactly("miou", "disparity_rmse", "psnr");
  }

  @Test
  void theSameCommandAgainUsesWhatIsThere() throws IOException {
    byte[] weights = Files.readAllBytes(out.resolve("baseline/model.json"));

    CommandRun again = CommandRun.of("reproduce", "--config", TinyConfig.file(), "--out", out);

    assertThat(again.exitCode()).isZero();
    assertThat(again.err()).contains("trained before", "measured before");
    assertThat(Files.readAllBytes(out.resolve("baseline/model.json"))).isEqualTo(weights);
  }

  @Test
  void anotherConfigurationIsRefusedByTheKeyThatDiffers() {
    CommandRun other =
        CommandRun.of(
            "reproduce", "--config", TinyConfig.file(), "--set", "schedule.batch=3", "--out", out);

    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.err().lines()).hasSize(1);
    assertThat(other.err()).contains("batch: 2 there, now batch: 3", "--fresh");
  }

  @Test
  void bothModelsDifferInNothingButTheRateTerm() {
    String baseline = CommandRun.of("info", out.resolve("baseline")).out();
    String compressible = CommandRun.of("info", out.resolve("compressible")).out();

    List<String> changed = new ArrayList<>(configuration(baseline));
    changed.removeAll(configuration(compressible));
    assertThat(changed).hasSize(1).first().asString().contains("loss.rate.on", "none");
  }

  @Test
  void ratesOfLatentsAreRefusedForAModelWithoutAny() {
    CommandRun run =
        CommandRun.of(
            "evaluate",
            "--model",
            out.resolve("baseline"),
            "--data",
            out.resolve("scenes"),
            "--rates",
            "0",
            "--out",
            folder.resolve("none.json"));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("--rates: expected a model with learned latents")
        .hasLineCount(1);
    assertThat(folder.resolve("none.json")).doesNotExist();
  }

  @Test
  void resultsOfTwoModelsBecomeRatesAndAReport() throws IOException {
    Path results = folder.resolve("again.json");
    Path report = folder.resolve("again.html");

    CommandRun evaluate =
        CommandRun.of(
            "evaluate",
            "--model",
            out.resolve("baseline"),
            "--data",
            out.resolve("scenes"),
            "--codec",
            "png,native:trained",
            "--offload",
            "webp:50",
            "--out",
            results);
    CommandRun bdrate = CommandRun.of("bdrate", results, out.resolve("results/compressible.json"));
    CommandRun made =
        CommandRun.of(
            "report",
            results,
            out.resolve("results/compressible.json"),
            "--training",
            "baseline=" + out.resolve("training/baseline/metrics.csv"),
            "--out",
            report);

    assertThat(evaluate.exitCode()).as(evaluate.err()).isZero();
    assertThat(evaluate.out()).containsPattern("baseline +png +\\d+");
    assertThat(evaluate.out()).containsPattern("baseline, native codec +native:trained +\\d+");
    assertThat(bdrate.exitCode()).isZero();
    assertThat(bdrate.out()).contains("compressible against baseline");
    assertThat(made.exitCode()).as(made.err()).isZero();
    assertThat(Files.readString(report)).contains("<!DOCTYPE html>").doesNotContain("src=\"http");
    assertThat(CommandRun.of("info", results).out()).contains("results of baseline");
  }

  @Test
  void theScenesAreADataset() {
    CommandRun info = CommandRun.of("info", out.resolve("scenes"));

    assertThat(info.out())
        .contains("train  6 pictures, labels of 19 classes, disparity")
        .contains("val    3 pictures");
  }

  private static List<String> configuration(String info) {
    return info.lines().filter(line -> line.strip().startsWith("configuration.")).toList();
  }

  private static List<String> fields(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
