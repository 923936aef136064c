package dev.narrows.evaluate.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.narrows.evaluate.Accuracy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodecResultsTest {
  private static final OptionalDouble NONE = OptionalDouble.empty();

  @TempDir Path folder;

  @Test
  void theFileIsAnArrayWithTheKeysThatScriptsRelyOn() throws Exception {
    Path file = folder.resolve("codecs.json");

    CodecResultsJson.write(file, List.of(result("zstd:19", Optional.empty())));

    JsonNode array = new JsonMapper().readTree(file.toFile());
    assertThat(array.isArray()).isTrue();
    List<String> names = new ArrayList<>();
    array.get(0).fieldNames().forEachRemaining(names::add);
    assertThat(names)
        .startsWith(
            "codec", "tensors", "elements", "bytes", "encode_mb_s", "decode_mb_s", "lossless");
    assertThat(array.get(0).get("codec").textValue()).isEqualTo("zstd:19");
    assertThat(array.get(0).get("elements").longValue()).isEqualTo(4_000_000);
    assertThat(array.get(0).get("bytes").longValue()).isEqualTo(1_500_000);
    // 4 megabytes in 2 seconds, and in a half.
    assertThat(array.get(0).get("encode_mb_s").doubleValue()).isEqualTo(2);
    assertThat(array.get(0).get("decode_mb_s").doubleValue()).isEqualTo(8);
    assertThat(array.get(0).get("lossless").booleanValue()).isTrue();
    assertThat(array.get(0).get("bits_per_element").doubleValue()).isEqualTo(3);
    assertThat(array.get(0).has("miou")).isFalse();
  }

  @Test
  void accuraciesStandBesideThemWhereTheyAreKnown() throws Exception {
    Path file = folder.resolve("codecs.json");
    CodecResult result = result("png", Optional.of(accuracy()));

    CodecResultsJson.write(file, List.of(result));

    JsonNode line = new JsonMapper().readTree(file.toFile()).get(0);
    assertThat(line.get("miou").doubleValue()).isEqualTo(0.5);
    assertThat(line.get("psnr").doubleValue()).isEqualTo(21.25);
    assertThat(line.has("disparity_rmse")).isFalse();
    assertThat(CodecResultsTable.text(List.of(result)))
        .isEqualTo(
            """
            codec    bytes  bits/element  of png  encode MB/s  decode MB/s  lossless    mIoU  PSNR, dB
            png    1500000         3.000   0.750          2.0          8.0       yes  0.5000     21.25
            """);
  }

  private static CodecResult result(String codec, Optional<Accuracy> accuracy) {
    return new CodecResult(
        new CodecMeasurement(codec, 4, 4_000_000, 4_000_000, 1_500_000, 2, 0.5, true),
        0.75,
        accuracy);
  }

  private static Accuracy accuracy() {
    return new Accuracy(
        OptionalDouble.of(0.5), NONE, List.of(), NONE, NONE, NONE, OptionalDouble.of(21.25), NONE);
  }
}
