package dev.narrows.cli.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One value of a configuration: a number, a word, a text, or a list of those. */
final class ValueReader {
  private static final Pattern WHOLE = Pattern.compile("[-+]?\\d{1,18}");
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,4})?");
  private static final int MAX_LIST = 1000;

  private final String place;
  private final String path;

  private ValueReader(String place, String path) {
    this.place = place;
    this.path = path;
  }

  /**
   * The value of a node.
   *
   * @param type what is wanted: a primitive, {@code String}, an enum or a {@code List} of those
   * @throws ConfigException if the node is none
   */
  static Object read(Type type, Node node, String place, String path) throws ConfigException {
    return new ValueReader(place, path).read(type, node);
  }

  /** What a node is, for messages. */
  static String describe(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue().isEmpty() ? "nothing" : "'" + scalar.getValue() + "'";
    }
    return node instanceof SequenceNode ? "a list" : "a section";
  }

  private Object read(Type type, Node node) throws ConfigException {
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      return list(list.getActualTypeArguments()[0], node);
    }
    String text = node instanceof ScalarNode scalar ? scalar.getValue() : "";
    Class<?> wanted = (Class<?>) type;
    if (wanted == int.class || wanted == Integer.class) {
      return whole(text, node, Integer.MIN_VALUE, Integer.MAX_VALUE).intValue();
    }
    if (wanted == long.class) {
      return whole(text, node, Long.MIN_VALUE, Long.MAX_VALUE);
    }
    if (wanted == double.class || wanted == Double.class) {
      require(NUMBER.matcher(text).matches(), "a number", node);
      return Double.parseDouble(text);
    }
    if (wanted == boolean.class) {
      require(text.equals("true") || text.equals("false"), "true or false", node);
      return text.equals("true");
    }
    if (wanted == String.class) {
      require(!text.isBlank(), "a text", node);
      return text;
    }
    if (wanted.isEnum()) {
      return constant(wanted, text, node);
    }
    throw new IllegalStateException(path + ": no reader for " + type);
  }

  private List<Object> list(Type element, Node node) throws ConfigException {
    if (!(node instanceof SequenceNode sequence)) {
      throw wrong("a list such as [a, b]", describe(node));
    }
    int length = sequence.getValue().size();
    if (length > MAX_LIST) {
      throw wrong("at most " + MAX_LIST + " values", String.valueOf(length));
    }
    List<Object> values = new ArrayList<>();
    for (Node value : sequence.getValue()) {
      values.add(read(element, value));
    }
    return values;
  }

  private Long whole(String text, Node node, long low, long high) throws ConfigException {
    require(WHOLE.matcher(text).matches(), "a whole number", node);
    long value = Long.parseLong(text);
    require(value >= low && value <= high, "a number from " + low + " to " + high, node);
    return value;
  }

  private Object constant(Class<?> type, String text, Node node) throws ConfigException {
    List<Enum<?>> constants =
        Stream.of(type.getEnumConstants()).<Enum<?>>map(Enum.class::cast).toList();
    for (Enum<?> constant : constants) {
      if (ConfigPaths.constant(constant).equals(text)) {
        return constant;
      }
    }
    String names = constants.stream().map(ConfigPaths::constant).collect(Collectors.joining(", "));
    throw wrong("one of " + names, describe(node));
  }

  private void require(boolean condition, String expected, Node found) throws ConfigException {
    if (!condition) {
      throw wrong(expected, describe(found));
    }
  }

  private ConfigException wrong(String expected, String found) {
    return new ConfigException(place, path + ": expected " + expected + ", found " + found);
  }
}
