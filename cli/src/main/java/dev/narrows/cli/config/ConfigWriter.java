package dev.narrows.cli.config;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a configuration, or a part of one, as YAML that {@link ConfigReader} reads back. */
public final class ConfigWriter {
  private ConfigWriter() {}

  /** Every key with its value, one a line. */
  public static String write(Record config) {
    StringBuilder text = new StringBuilder();
    append(values(config), "", text);
    return text.toString();
  }

  /**
   * Every key with its value, in the order of the records.
   *
   * @return numbers, truth values, texts, lists of those, and maps of such below
   */
  public static Map<String, Object> values(Record config) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (RecordComponent component : config.getClass().getRecordComponents()) {
      Object value = plain(get(config, component));
      if (component.isAnnotationPresent(Inlined.class) && value instanceof Map<?, ?> inlined) {
        inlined.forEach((key, below) -> values.put((String) key, below));
      } else {
        values.put(ConfigPaths.key(component.getName()), value);
      }
    }
    return values;
  }

  private static Object plain(Object value) {
    if (value instanceof Record below) {
      return values(below);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(ConfigWriter::plain).toList();
    }
    return value instanceof Enum<?> constant ? ConfigPaths.constant(constant) : value;
  }

  private static void append(Map<?, ?> section, String indent, StringBuilder text) {
    section.forEach(
        (key, value) -> {
          text.append(indent).append(key).append(':');
          if (value instanceof Map<?, ?> below) {
            text.append('\n');
            append(below, indent + "  ", text);
          } else {
            text.append(' ').append(inline(value)).append('\n');
          }
        });
  }

  private static String inline(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(ConfigWriter::inline).collect(Collectors.joining(", ", "[", "]"));
    }
    return value instanceof String text ? "'" + text.replace("'", "''") + "'" : value.toString();
  }

  private static Object get(Record section, RecordComponent component) {
    try {
      return component.getAccessor().invoke(section);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }
}
