package dev.narrows.cli.info;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is known of one thing, as lines of a name and a value. Not safe for several threads. */
public final class Facts {
  private final String title;
  private final Map<String, String> values = new LinkedHashMap<>();

  /**
   * @param title what the thing is
   */
  Facts(String title) {
    this.title = title;
  }

  /** Adds a line. */
  Facts add(String name, Object value) {
    values.put(name, value.toString());
    return this;
  }

  /** Title and lines, values in one column. */
  @Override
  public String toString() {
    int width = values.keySet().stream().mapToInt(String::length).max().orElse(0) + 2;
    StringBuilder text = new StringBuilder(title).append('\n');
    values.forEach(
        (name, value) ->
            text.append("  ")
                .append(name)
                .append(" ".repeat(width - name.length()))
                .append(value)
                .append('\n'));
    return text.toString();
  }
}
