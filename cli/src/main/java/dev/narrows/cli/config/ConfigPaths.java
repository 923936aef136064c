package dev.narrows.cli.config;

import java.util.Locale;

/** Names of configuration keys: {@code checkpointEvery} of a record is {@code checkpoint_every}. */
final class ConfigPaths {
  private ConfigPaths() {}

  /** The path of a key below a section; the section's path is empty at the top. */
  static String child(String section, String key) {
    return section.isEmpty() ? key : section + "." + key;
  }

  /** The key of a record's component. */
  static String key(String component) {
    return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  /** An enum constant as it is written. */
  static String constant(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
