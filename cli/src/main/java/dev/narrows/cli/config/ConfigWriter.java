package dev.narrows.cli.config;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a configuration as YAML that {@link ConfigReader} reads back to an equal one. */
public final class ConfigWriter {
  private ConfigWriter() {}

  /** Every key with its value, one a line. */
  public static String write(ExperimentConfig config) {
    StringBuilder text = new StringBuilder();
    append(config, "", text);
    return text.toString();
  }

  private static void append(Record section, String indent, StringBuilder text) {
    for (RecordComponent component : section.getClass().getRecordComponents()) {
      Object value = get(section, component);
      if (component.isAnnotationPresent(Inlined.class)) {
        append((Record) value, indent, text);
        continue;
      }
      text.append(indent).append(ConfigPaths.key(component.getName())).append(':');
      if (value instanceof Record below) {
        text.append('\n');
        append(below, indent + "  ", text);
      } else {
        text.append(' ').append(scalar(value)).append('\n');
      }
    }
  }

  private static String scalar(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(ConfigWriter::scalar).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Enum<?> constant) {
      return ConfigPaths.constant(constant);
    }
    if (value instanceof String text) {
      return "'" + text.replace("'", "''") + "'";
    }
    return value.toString();
  }

  private static Object get(Record section, RecordComponent component) {
    try {
      return component.getAccessor().invoke(section);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }
}
