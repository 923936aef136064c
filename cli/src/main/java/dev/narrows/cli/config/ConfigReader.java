package dev.narrows.cli.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a configuration: settings of the command line over a file over the built-in defaults, which
 * name every key.
 */
public final class ConfigReader {
  /** The largest configuration file in bytes. */
  public static final long MAX_BYTES = 1 << 20;

  private static final String DEFAULTS = "defaults.yaml";

  private ConfigReader() {}

  /**
   * The effective configuration.
   *
   * @param file the user's file; without one the defaults hold
   * @param settings {@code key.path=value}; a later one has the last word
   * @throws ConfigException if a text is no YAML, a key is unknown or stands twice, or a value has
   *     the wrong type or is out of range
   * @throws IOException if the file cannot be read
   */
  public static ExperimentConfig read(Optional<Path> file, List<String> settings)
      throws IOException {
    List<ConfigSection> sections = new ArrayList<>();
    for (String setting : settings) {
      sections.add(0, YamlParser.setting(setting));
    }
    if (file.isPresent()) {
      YamlParser.file(file.get().toString(), text(file.get())).ifPresent(sections::add);
    }
    YamlParser.file("built-in " + DEFAULTS, defaults()).ifPresent(sections::add);
    return RecordReader.read(ExperimentConfig.class, sections);
  }

  /** The built-in configuration, with a comment on every key. */
  public static String defaults() throws IOException {
    try (InputStream in = ConfigReader.class.getResourceAsStream(DEFAULTS)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String text(Path file) throws IOException {
    long bytes = Files.size(file);
    if (bytes > MAX_BYTES) {
      throw new ConfigException(
          file.toString(), "expected at most " + MAX_BYTES + " bytes, found " + bytes);
    }
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new ConfigException(file.toString(), "expected UTF-8 text, found other bytes");
    }
  }
}
