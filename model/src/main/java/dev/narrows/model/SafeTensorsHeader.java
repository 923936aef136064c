package dev.narrows.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The JSON header of a safetensors file: what tensors there are and where their bytes lie.
 *
 * @param entries in the order of the header
 * @param metadata free text by key
 */
record SafeTensorsHeader(List<Entry> entries, Map<String, String> metadata) {
  private static final String METADATA = "__metadata__";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * @param begin offset of the first byte, counted from the end of the header
   * @param end offset behind the last byte
   */
  record Entry(String name, ElementType type, List<Long> shape, long begin, long end) {}

  /** Places tensors one after another, widest elements first so that all of them are aligned. */
  static SafeTensorsHeader place(Map<String, StoredTensor> tensors, Map<String, String> metadata) {
    List<String> placed = new ArrayList<>(tensors.keySet());
    placed.sort(Comparator.comparing(name -> -tensors.get(name).type().bytes()));
    Map<String, Entry> entries = new LinkedHashMap<>();
    tensors.keySet().forEach(name -> entries.put(name, null));
    long offset = 0;
    for (String name : placed) {
      StoredTensor tensor = tensors.get(name);
      long end = offset + tensor.bytes().remaining();
      entries.put(name, new Entry(name, tensor.type(), tensor.shape(), offset, end));
      offset = end;
    }
    return new SafeTensorsHeader(List.copyOf(entries.values()), metadata);
  }

  /** UTF-8 JSON, padded with blanks to a multiple of 8 bytes. */
  byte[] toBytes() throws IOException {
    ObjectNode root = JSON.createObjectNode();
    if (!metadata.isEmpty()) {
      ObjectNode object = root.putObject(METADATA);
      metadata.forEach(object::put);
    }
    for (Entry entry : entries) {
      ObjectNode object = root.putObject(entry.name());
      object.put("dtype", entry.type().name());
      ArrayNode shape = object.putArray("shape");
      entry.shape().forEach(shape::add);
      object.putArray("data_offsets").add(entry.begin()).add(entry.end());
    }
    String json = JSON.writeValueAsString(root);
    int length = json.getBytes(StandardCharsets.UTF_8).length;
    return (json + " ".repeat(-length & 7)).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * @param source what messages call the file
   * @param dataBytes bytes behind the header
   */
  static SafeTensorsHeader parse(String source, byte[] json, long dataBytes) throws ModelException {
    ObjectNode root = readObject(source, json);
    Map<String, String> metadata = new LinkedHashMap<>();
    List<Entry> entries = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : root.properties()) {
      if (property.getKey().equals(METADATA)) {
        readMetadata(source, property.getValue(), metadata);
      } else {
        entries.add(readEntry(source, property.getKey(), property.getValue()));
      }
    }
    requireContiguous(source, entries, dataBytes);
    return new SafeTensorsHeader(entries, metadata);
  }

  /** The entries in the order of their bytes. */
  List<Entry> byOffset() {
    return byOffset(entries);
  }

  private static List<Entry> byOffset(List<Entry> entries) {
    Comparator<Entry> order = Comparator.comparingLong(Entry::begin);
    return entries.stream().sorted(order.thenComparingLong(Entry::end)).toList();
  }

  private static ObjectNode readObject(String source, byte[] json) throws ModelException {
    JsonNode root;
    try {
      root = JSON.readTree(json);
    } catch (JsonProcessingException damaged) {
      throw new ModelException(source + ": header: " + JsonFailure.explain(damaged), damaged);
    } catch (IOException damaged) {
      throw new ModelException(source + ": header: expected UTF-8 text", damaged);
    }
    if (root instanceof ObjectNode object) {
      return object;
    }
    throw new ModelException(source + ": header: expected a JSON object, found " + kind(root));
  }

  private static void readMetadata(String source, JsonNode node, Map<String, String> metadata)
      throws ModelException {
    if (!node.isObject()) {
      throw new ModelException(
          source + ": " + METADATA + ": expected an object, found " + kind(node));
    }
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      if (!property.getValue().isTextual()) {
        throw new ModelException(
            source
                + (": " + METADATA + ": " + property.getKey())
                + (": expected text, found " + kind(property.getValue())));
      }
      metadata.put(property.getKey(), property.getValue().textValue());
    }
  }

  private static Entry readEntry(String source, String name, JsonNode node) throws ModelException {
    String where = source + ": tensor " + name;
    List<String> keys = node.properties().stream().map(Map.Entry::getKey).toList();
    if (!Set.copyOf(keys).equals(Set.of("dtype", "shape", "data_offsets"))) {
      throw new ModelException(where + ": expected dtype, shape and data_offsets, found " + keys);
    }
    ElementType type = readType(where, node.get("dtype"));
    List<Long> shape = readNumbers(where + ": shape", node.get("shape"));
    List<Long> offsets = readNumbers(where + ": data_offsets", node.get("data_offsets"));
    Optional<Long> bytes = bytes(type, shape);
    if (offsets.size() != 2 || bytes.isEmpty() || offsets.get(1) - offsets.get(0) != bytes.get()) {
      throw new ModelException(
          where
              + (": expected data_offsets that are as far apart as " + type + " " + shape)
              + (" is long, found " + offsets));
    }
    return new Entry(name, type, shape, offsets.get(0), offsets.get(1));
  }

  private static ElementType readType(String where, JsonNode node) throws ModelException {
    for (ElementType type : ElementType.values()) {
      if (type.name().equals(node.textValue())) {
        return type;
      }
    }
    throw new ModelException(
        where + ": expected dtype " + List.of(ElementType.values()) + ", found " + node);
  }

  private static List<Long> readNumbers(String where, JsonNode node) throws ModelException {
    List<Long> numbers = new ArrayList<>();
    boolean valid = node.isArray();
    for (JsonNode element : node) {
      valid &= element.canConvertToLong() && element.isIntegralNumber();
      numbers.add(element.longValue());
    }
    if (!valid || numbers.stream().anyMatch(number -> number < 0)) {
      throw new ModelException(where + ": expected non-negative integers, found " + node);
    }
    return numbers;
  }

  private static Optional<Long> bytes(ElementType type, List<Long> shape) {
    try {
      return Optional.of(shape.stream().reduce((long) type.bytes(), Math::multiplyExact));
    } catch (ArithmeticException overflow) {
      return Optional.empty();
    }
  }

  private static void requireContiguous(String source, List<Entry> entries, long dataBytes)
      throws ModelException {
    long offset = 0;
    for (Entry entry : byOffset(entries)) {
      if (entry.begin() != offset) {
        throw new ModelException(
            source
                + (": tensor " + entry.name() + ": expected its bytes at offset " + offset)
                + (", found " + entry.begin()));
      }
      offset = entry.end();
    }
    if (offset != dataBytes) {
      throw new ModelException(
          source + ": expected " + offset + " bytes of tensors, found " + dataBytes);
    }
  }

  private static String kind(JsonNode node) {
    return "JSON of type " + node.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
  }
}
