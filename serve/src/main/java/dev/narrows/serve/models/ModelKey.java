package dev.narrows.serve.models;

import java.util.Comparator;

/**
 * Which model.
 *
 * @param name as requests name it
 * @param version a whole number, the greatest is the latest
 */
public record ModelKey(String name, long version) implements Comparable<ModelKey> {
  private static final Comparator<ModelKey> ORDER =
      Comparator.comparing(ModelKey::name).thenComparing(ModelKey::version);

  @Override
  public int compareTo(ModelKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return name + " version " + version;
  }
}
