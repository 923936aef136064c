package dev.narrows.cli.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Makes a record of sections that lie on top of each other: each key's value is that of the first
 * section that has it. A component's key is its name in snake case.
 *
 * @param <T> the record
 */
final class RecordReader<T extends Record> {
  private final Class<T> type;
  private final String path;
  private final List<ConfigSection> sections;

  private RecordReader(Class<T> type, String path, List<ConfigSection> sections) {
    this.type = type;
    this.path = path;
    this.sections = sections;
  }

  /**
   * Reads a record.
   *
   * @param type the record
   * @param sections the first has the last word
   * @throws ConfigException if a key is unknown, stands twice or is missing, or a value has the
   *     wrong type or is out of range
   */
  static <T extends Record> T read(Class<T> type, List<ConfigSection> sections)
      throws ConfigException {
    return new RecordReader<>(type, "", sections).read();
  }

  private T read() throws ConfigException {
    Set<String> keys = keys(type);
    for (ConfigSection section : sections) {
      for (String key : section.entries(path).keySet()) {
        if (!keys.contains(key)) {
          throw new ConfigException(
              section.placeOf(key),
              ConfigPaths.child(path, key)
                  + ": unknown key; expected one of "
                  + String.join(", ", keys));
        }
      }
    }
    return create();
  }

  private T create() throws ConfigException {
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      values.add(
          component.isAnnotationPresent(Inlined.class)
              ? new RecordReader<>(record(component), path, sections).create()
              : value(component));
    }
    return construct(values);
  }

  private Object value(RecordComponent component) throws ConfigException {
    String key = ConfigPaths.key(component.getName());
    String child = ConfigPaths.child(path, key);
    if (component.getType().isRecord()) {
      return new RecordReader<>(record(component), child, below(key)).read();
    }
    for (ConfigSection section : sections) {
      Node node = section.entries(path).get(key);
      if (node != null) {
        return ValueReader.read(component.getGenericType(), node, section.placeOf(key), child);
      }
    }
    throw new ConfigException("configuration", child + ": expected a value, found none");
  }

  private List<ConfigSection> below(String key) throws ConfigException {
    List<ConfigSection> below = new ArrayList<>();
    for (ConfigSection section : sections) {
      Node node = section.entries(path).get(key);
      if (node instanceof MappingNode mapping) {
        below.add(new ConfigSection(section.origin(), mapping));
      } else if (node != null) {
        throw new ConfigException(
            section.placeOf(key),
            ConfigPaths.child(path, key)
                + ": expected a section of keys, found "
                + ValueReader.describe(node));
      }
    }
    return below;
  }

  private T construct(List<Object> values) throws ConfigException {
    try {
      Class<?>[] types =
          Stream.of(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      Constructor<T> constructor = type.getConstructor(types);
      return constructor.newInstance(values.toArray());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw outOfRange(refused.getMessage());
      }
      throw new IllegalStateException(type + " cannot be made", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be made", e);
    }
  }

  /** A record refuses a value with a message that begins with the value's name: find its key. */
  private ConfigException outOfRange(String message) {
    int colon = Math.max(0, message.indexOf(':'));
    Optional<String> key = keyNamed(message.substring(0, colon));
    if (key.isEmpty()) {
      return new ConfigException(
          sections.get(0).placeOf(""), path.isEmpty() ? message : path + ": " + message);
    }
    ConfigSection section =
        sections.stream()
            .filter(candidate -> candidate.has(key.get()))
            .findFirst()
            .orElse(sections.get(0));
    return new ConfigException(
        section.placeOf(key.get()), ConfigPaths.child(path, key.get()) + message.substring(colon));
  }

  /**
   * The key that a subject such as {@code loss.rate.weight} or {@code disparity widths} ends in.
   */
  private Optional<String> keyNamed(String subject) {
    Set<String> keys = keys(type);
    List<String> words = List.of(ConfigPaths.key(subject).split("[. ]"));
    return IntStream.range(0, words.size())
        .mapToObj(first -> String.join("_", words.subList(first, words.size())))
        .filter(keys::contains)
        .findFirst();
  }

  private static Set<String> keys(Class<?> type) {
    Set<String> keys = new LinkedHashSet<>();
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.isAnnotationPresent(Inlined.class)) {
        keys.addAll(keys(component.getType()));
      } else {
        keys.add(ConfigPaths.key(component.getName()));
      }
    }
    return keys;
  }

  private static Class<? extends Record> record(RecordComponent component) {
    return component.getType().asSubclass(Record.class);
  }
}
