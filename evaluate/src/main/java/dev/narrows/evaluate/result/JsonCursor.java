package dev.narrows.evaluate.result;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A place in a JSON file; whatever is not as expected there is reported with file and place. */
final class JsonCursor {
  private final Path file;
  private final String place;
  private final JsonNode node;

  JsonCursor(Path file, JsonNode node) {
    this(file, "", node);
  }

  private JsonCursor(Path file, String place, JsonNode node) {
    this.file = file;
    this.place = place;
    this.node = node;
  }

  /** The value of a field that must be there. */
  JsonCursor at(String field) throws ResultsException {
    return find(field).orElseThrow(() -> problem("a field " + field));
  }

  /** The value of a field that may be missing. */
  Optional<JsonCursor> find(String field) throws ResultsException {
    if (!node.isObject()) {
      throw problem("an object");
    }
    JsonNode value = node.get(field);
    return value == null || value.isNull()
        ? Optional.empty()
        : Optional.of(new JsonCursor(file, place.isEmpty() ? field : place + "." + field, value));
  }

  Map<String, JsonCursor> fields() throws ResultsException {
    if (!node.isObject()) {
      throw problem("an object");
    }
    Map<String, JsonCursor> fields = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      fields.put(field.getKey(), at(field.getKey()));
    }
    return fields;
  }

  List<JsonCursor> elements() throws ResultsException {
    if (!node.isArray()) {
      throw problem("an array");
    }
    List<JsonCursor> elements = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      elements.add(new JsonCursor(file, place + "[" + i + "]", node.get(i)));
    }
    return elements;
  }

  /** The elements of an array that must have a certain length. */
  List<JsonCursor> elements(int count) throws ResultsException {
    List<JsonCursor> elements = elements();
    if (elements.size() != count) {
      throw problem(count + " elements");
    }
    return elements;
  }

  String text() throws ResultsException {
    if (!node.isTextual()) {
      throw problem("text");
    }
    return node.textValue();
  }

  boolean truth() throws ResultsException {
    if (!node.isBoolean()) {
      throw problem("true or false");
    }
    return node.booleanValue();
  }

  double number() throws ResultsException {
    if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
      throw problem("a number");
    }
    return node.doubleValue();
  }

  /** A number, or null where there is none. */
  OptionalDouble numberOrNull() throws ResultsException {
    return node.isNull() ? OptionalDouble.empty() : OptionalDouble.of(number());
  }

  double positive() throws ResultsException {
    double value = number();
    if (value <= 0) {
      throw problem("a positive number");
    }
    return value;
  }

  long count() throws ResultsException {
    if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
      throw problem("a whole number");
    }
    return node.longValue();
  }

  boolean isNull() {
    return node.isNull();
  }

  /** What to throw when the value here is not what it has to be. */
  ResultsException problem(String expected) {
    String found = node.isContainerNode() ? describe() : node.toString();
    String where = place.isEmpty() ? file.toString() : file + ", " + place;
    return new ResultsException(where + ": expected " + expected + ", found " + found);
  }

  private String describe() {
    return node.isArray() ? node.size() + " elements" : "fields " + fieldNames();
  }

  private String fieldNames() {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names.isEmpty() ? "none" : String.join(", ", names);
  }
}
