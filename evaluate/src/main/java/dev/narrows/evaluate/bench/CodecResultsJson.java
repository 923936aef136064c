package dev.narrows.evaluate.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.narrows.evaluate.Metric;
import dev.narrows.evaluate.result.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A comparison of codecs as a JSON array, an object for each codec. */
public final class CodecResultsJson {
  private CodecResultsJson() {}

  /**
   * Writes the file, whole or not at all.
   *
   * @throws IOException if that fails
   */
  public static void write(Path file, List<CodecResult> results) throws IOException {
    List<Map<String, Object>> values = results.stream().map(CodecResultsJson::values).toList();
    byte[] json = new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(values);
    AtomicFile.write(file, json);
  }

  private static Map<String, Object> values(CodecResult result) {
    CodecMeasurement measurement = result.measurement();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("codec", measurement.codec());
    values.put("tensors", measurement.tensors());
    values.put("elements", measurement.elements());
    values.put("bytes", measurement.bytes());
    values.put("encode_mb_s", measurement.encodeSpeed());
    values.put("decode_mb_s", measurement.decodeSpeed());
    values.put("lossless", measurement.lossless());
    values.put("bits_per_element", measurement.bitsPerElement());
    values.put("ratio_to_png", result.ratioToPng());
    result
        .accuracy()
        .ifPresent(
            accuracy -> {
              for (Metric metric : Metric.values()) {
                metric.of(accuracy).ifPresent(value -> values.put(metric.key(), value));
              }
            });
    return values;
  }
}
