package dev.narrows.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.narrows.model.ModelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Tables of accuracy as JSON: {@code format_version}, {@code data}, {@code pictures} and {@code
 * rows} of {@code rate}, {@code layers}, {@code bytes} and metrics by their keys.
 */
final class AccuracyTableJson {
  private static final int FORMAT_VERSION = 1;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final String where;

  private AccuracyTableJson(String where) {
    this.where = where;
  }

  static byte[] write(AccuracyTable table) {
    ObjectNode root = JSON.createObjectNode();
    root.put("format_version", FORMAT_VERSION);
    root.put("data", table.data());
    root.put("pictures", table.pictures());
    ArrayNode rows = root.putArray("rows");
    for (AccuracyTable.Row row : table.rows()) {
      ObjectNode fields = rows.addObject();
      fields.put("rate", row.rate());
      fields.put("layers", row.layers());
      fields.put("bytes", row.bytes());
      row.accuracy().forEach((metric, value) -> fields.put(metric.key(), value));
    }
    // Not the platform's line ends: equal tables give equal files everywhere.
    String text = root.toPrettyString().replace("\r\n", "\n") + "\n";
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static AccuracyTable read(byte[] json, String where) throws ModelException {
    AccuracyTableJson reader = new AccuracyTableJson(where);
    JsonNode root;
    try {
      root = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      String fault = e.getOriginalMessage().lines().findFirst().orElse("damaged text");
      throw new ModelException(where + ": expected JSON, found: " + fault, e);
    } catch (IOException e) {
      throw new ModelException(where + ": expected UTF-8 text", e);
    }
    int version = reader.integer(root, "", "format_version");
    if (version != FORMAT_VERSION) {
      throw new ModelException(
          where + ": expected format version " + FORMAT_VERSION + ", found " + version);
    }
    List<AccuracyTable.Row> rows = new ArrayList<>();
    if (!root.path("rows").isArray()) {
      throw reader.problem("rows", "an array", root.path("rows"));
    }
    for (JsonNode row : root.path("rows")) {
      rows.add(reader.row(row, "rows[" + rows.size() + "]."));
    }
    int pictures = reader.integer(root, "", "pictures");
    JsonNode data = root.path("data");
    if (!data.isTextual()) {
      throw reader.problem("data", "text", data);
    }
    try {
      return new AccuracyTable(data.textValue(), pictures, rows);
    } catch (IllegalArgumentException e) {
      throw new ModelException(where + ": " + e.getMessage(), e);
    }
  }

  private AccuracyTable.Row row(JsonNode row, String place) throws ModelException {
    Map<AccuracyMetric, Double> accuracy = new EnumMap<>(AccuracyMetric.class);
    for (AccuracyMetric metric : AccuracyMetric.values()) {
      if (row.has(metric.key())) {
        accuracy.put(metric, number(row, place, metric.key()));
      }
    }
    int rate = integer(row, place, "rate");
    int layers = integer(row, place, "layers");
    double bytes = number(row, place, "bytes");
    try {
      return new AccuracyTable.Row(rate, layers, bytes, accuracy);
    } catch (IllegalArgumentException e) {
      throw new ModelException(where + ": " + place.replace("].", "]: ") + e.getMessage(), e);
    }
  }

  private int integer(JsonNode object, String place, String field) throws ModelException {
    JsonNode value = object.path(field);
    if (!value.canConvertToInt() || !value.isIntegralNumber()) {
      throw problem(place + field, "a whole number", value);
    }
    return value.intValue();
  }

  private double number(JsonNode object, String place, String field) throws ModelException {
    JsonNode value = object.path(field);
    if (!value.isNumber()) {
      throw problem(place + field, "a number", value);
    }
    return value.doubleValue();
  }

  private ModelException problem(String place, String expected, JsonNode found) {
    String what = found.isMissingNode() ? "none" : found.toString();
    return new ModelException(where + ": " + place + ": expected " + expected + ", found " + what);
  }
}
