package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

// Against hangs only.
@Timeout(300)
class PlanCommandTest {
  private static final Path LATENTS = Path.of("../models/street");
  private static final Path FEATURES = Path.of("../models/street-features");
  private static final Path SAMPLES = Path.of("../models/samples");

  @TempDir private Path folder;

  @Test
  void aPlanSaysWhatToTakeAndLeavesItsFiles() throws IOException {
    Path page = folder.resolve("plan.html");
    Path json = folder.resolve("plan.json");

    CommandRun run =
        CommandRun.of(
            "plan",
            "--model",
            LATENTS,
            FEATURES,
            "--uplink",
            "2Mbps",
            "--rtt",
            "40ms",
            "--device-slowdown",
            8,
            "--picture",
            SAMPLES,
            "--rates",
            "16,56",
            "--codec",
            "native:fast",
            "--offload",
            "png,jpeg:75",
            "--seconds",
            0,
            "--out",
            page,
            "--json",
            json);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("latents:16", "latents:56+56", "native:fast", "jpeg:75", "recommended")
        .contains("the answer is there after", "0.50 to ")
        .contains(page.toString(), json.toString());
    assertThat(Files.readString(page)).contains("4 pictures of " + SAMPLES, "street-features");
    JsonNode plan = new JsonMapper().readTree(json.toFile());
    // Three ways of each model: local, two codecs of the picture, and of features two rates of one
    // and two layers, or one codec.
    assertThat(plan.path("candidates")).hasSize(3 + 4 + 3 + 1);
    assertThat(plan.path("device_slowdown").intValue()).isEqualTo(8);
    assertThat(plan.at("/link/downlink").doubleValue()).isEqualTo(2e6);
  }

  @Test
  void withoutPicturesItMeasuresOnScenesOfTheModelsSize() throws IOException {
    Path json = folder.resolve("plan.json");
    Path drawing = folder.resolve("plan.svg");

    CommandRun run =
        CommandRun.of(
            "plan",
            "--model",
            LATENTS,
            "--uplink",
            "500kbps",
            "--downlink",
            "10Mbps",
            "--rtt",
            "60ms",
            "--answer",
            "cloud",
            "--tasks",
            "segmentation",
            "--rates",
            "8",
            "--offload",
            "png",
            "--seconds",
            0,
            "--out",
            drawing,
            "--json",
            json);

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode plan = new JsonMapper().readTree(json.toFile());
    assertThat(plan.at("/facts/pictures").textValue()).contains("4 generated scenes", "192x96");
    assertThat(plan.at("/facts/tasks").textValue()).isEqualTo("segmentation");
    assertThat(plan.at("/link/downlink").doubleValue()).isEqualTo(10e6);
    for (JsonNode candidate : plan.path("candidates")) {
      assertThat(candidate.at("/latency/downlink").doubleValue()).isZero();
      assertThat(candidate.at("/latency/round_trip").doubleValue()).isEqualTo(30);
    }
    assertThat(Files.readString(drawing)).startsWith("<svg");
  }

  @Test
  void aVerificationSendsPicturesThroughTheLink() {
    CommandRun run =
        CommandRun.of(
            "plan",
            "--model",
            FEATURES,
            "--uplink",
            "5Mbps",
            "--rtt",
            "10ms",
            "--tasks",
            "segmentation",
            "--codec",
            "native:fast",
            "--offload",
            "jpeg:90",
            "--seconds",
            0,
            "--verify",
            "20Mbps,50Mbps",
            "--verify-calls",
            2);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().lines().filter(line -> line.startsWith("20 Mbit/s"))).hasSize(2);
    assertThat(run.out().lines().filter(line -> line.startsWith("50 Mbit/s"))).hasSize(2);
    assertThat(run.out()).contains("predicted ms", "error %");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--rtt 40ms | '--uplink=RATE'",
        "--uplink 2 --rtt 40ms | expected such as 2Mbps or 500kbps, found '2'",
        "--uplink 0Mbps --rtt 40ms | expected 1000 to 10^12 bits a second",
        "--uplink 2Mbps --rtt 40 | expected such as 40ms, of at most 60 s, found '40'",
        "--uplink 2Mbps --rtt 61s | expected such as 40ms, of at most 60 s, found '61s'",
        "--uplink 2Mbps --rtt 4ms --device-slowdown 0 | --device-slowdown: expected above 0",
        "--uplink 2Mbps --rtt 4ms --connection hot | 'hot'",
        "--uplink 2Mbps --rtt 4ms --out plan.png | --out: expected a file .html or .svg, found",
        "--uplink 2Mbps --rtt 4ms --least-agreement 95 | --least-agreement: expected 0 to 1",
        "--uplink 2Mbps --rtt 4ms --most-difference -1 | --most-difference: expected 0 or more",
        "--uplink 2Mbps --rtt 4ms --seconds -1 | --seconds: expected 0 to 3600, found -1",
        "--uplink 2Mbps --rtt 4ms --verify-calls 0 | --verify-calls: expected 1 or more",
        "--uplink 2Mbps --rtt 4ms --connection new --verify | --verify: expected --connection warm",
        "--uplink 2Mbps --rtt 4ms --verify=fast | expected such as 2Mbps",
        "--uplink 2Mbps --rtt 4ms --rates 99 | rate: expected 0 to 56 of",
        "--uplink 2Mbps --rtt 4ms --offload gif | unknown picture codec 'gif'",
        "--uplink 2Mbps --rtt 4ms --tasks depth | 'depth'",
        "--uplink 2Mbps --rtt 4ms --picture missing | missing: cannot be read"
      })
  void whatIsWrongIsSaidInOneLine(String arguments, String expected) {
    CommandRun run =
        CommandRun.of((Object[]) ("plan --model " + LATENTS + " " + arguments).split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("narrows: ").contains(expected);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aFolderWithoutPicturesIsRefused() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "none");

    CommandRun run =
        CommandRun.of(
            "plan", "--model", LATENTS, "--uplink", "2Mbps", "--rtt", "4ms", "--picture", folder);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "narrows: "
                + folder
                + ": expected PNG, JPEG or WebP files, found none"
                + System.lineSeparator());
  }

  @Test
  void aModelThatIsNotThereIsNamed() {
    CommandRun run =
        CommandRun.of("plan", "--model", "missing", "--uplink", "2Mbps", "--rtt", "4ms");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("missing: expected a model directory");
  }
}
