package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.feature.bitstream.BitstreamFile;
import dev.narrows.model.ModelDirectory;
import dev.narrows.runtime.AccuracyMetric;
import dev.narrows.runtime.AccuracyTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bitstreams of learned latents, by the options that choose their rates. */
class LearnedEncodeTest {
  @TempDir static Path folder;
  private static LearnedModel learned;

  @BeforeAll
  static void train() {
    learned = LearnedModel.in(folder);
  }

  @Test
  void withoutOptionsAllLayersAreSentAtTheUsualRate() throws IOException {
    Path file = folder.resolve("usual.nrw");

    CommandRun encode = learned.encode(file);

    assertThat(encode.exitCode()).as(encode.err()).isZero();
    assertThat(encode.out())
        .contains(Files.size(file) + " bytes, ")
        .containsPattern(
            "bits per pixel, rate 2,2 of 0 to 8, base and detail layer, entropy model's estimate"
                + " [0-9.]+ bytes");
    assertThat(BitstreamFile.readAny(file, 10000).write()).isEqualTo(learned.sent(2, 2).write());
    assertThat(CommandRun.of("info", file).out())
        .contains("learned latents of one picture", "4x8 (height x width)")
        .containsPattern("layers +the first in \\d+ bytes, at rate 2, one more in \\d+ bytes, at")
        .contains("bytes    " + Files.size(file) + ", of which ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--rate 0 | 0,0",
        "--rate 3,7 | 3,7",
        "--rate 7 --tasks reconstruction | 7,7",
        "--rate 7 --tasks disparity | 7",
        "--tasks disparity,segmentation | 2",
        "--max-bytes 100000 | 8,8",
        "--target miou=0 | 0,0",
      })
  void theOptionsChooseTheRateOfEachLayer(String options, String rates) throws IOException {
    Path file = folder.resolve("chosen.nrw");

    CommandRun encode = learned.encode(file, (Object[]) options.split(" "));

    assertThat(encode.exitCode()).as(encode.err()).isZero();
    assertThat(encode.out())
        .contains("rate " + rates + " of")
        .contains(rates.contains(",") ? ", base and detail layer, " : ", base layer, ");
    Integer[] each = Stream.of(rates.split(",")).map(Integer::valueOf).toArray(Integer[]::new);
    assertThat(BitstreamFile.readAny(file, 100000).write()).isEqualTo(learned.sent(each).write());
  }

  @Test
  void aLimitOfBytesIsKept() throws IOException {
    Path file = folder.resolve("limited.nrw");
    int limit = learned.sent(4).bytes();

    CommandRun encode = learned.encode(file, "--max-bytes", limit, "--tasks", "segmentation");
    CommandRun impossible = learned.encode(folder.resolve("no.nrw"), "--max-bytes", 5);

    assertThat(encode.exitCode()).as(encode.err()).isZero();
    assertThat(Files.size(file)).isLessThanOrEqualTo(limit);
    assertThat(impossible.err())
        .contains("expected at most 5 bytes, found " + learned.sent(0, 0).bytes() + " at rate 0");
  }

  @Test
  void aTargetTakesTheCoarsestRateThatWasMeasuredToReachIt() throws IOException {
    Path file = folder.resolve("target.nrw");
    AccuracyTable table = AccuracyTable.of(ModelDirectory.open(learned.model())).orElseThrow();
    double psnr = Math.floor(1000 * table.rows().get(4).accuracy().get(AccuracyMetric.PSNR)) / 1000;

    CommandRun encode = learned.encode(file, "--target", "psnr=" + psnr);

    assertThat(encode.exitCode()).as(encode.err()).isZero();
    int rate = table.coarsestReaching(AccuracyMetric.PSNR, psnr, 2);
    assertThat(encode.out()).contains("rate 0," + rate + " of 0 to 8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "encode --rate 9 | --rate: expected 0 to 8, found 9",
        "encode --rate 1,2,3 | --rate: expected one, or one for each of 2 layers, found 3",
        "encode --rate 1 --target miou=0.1 | mutually exclusive",
        "encode --rate 1 --max-bytes 99 | one of --rate, --target and --max-bytes, found --max-b",
        "encode --codec png | --codec: expected a model without learned latents, found ",
        "encode --quantizer clip:5 | --quantizer: expected a model without learned latents",
        "encode --layers 3,4 | --layers: expected a model without learned latents",
        "encode --max-error 1 | --max-error: expected a model without learned latents",
        "encode --max-bytes 5 | bitstream: expected at most 5 bytes, found ",
        "encode --target miou=1.5 | accuracy: expected miou of at least 1.5, found at best",
        "encode --target psnr=9 --tasks disparity | --target psnr: expected reconstruction among",
      })
  void whatIsWrongIsSaidInOneLine(String command, String expected) {
    List<Object> arguments = new ArrayList<>(List.of(command.split(" ")));
    arguments.addAll(1, List.of("--model", learned.model()));
    arguments.addAll(List.of(learned.picture()));
    learned.refused(expected, arguments.toArray());
  }
}
