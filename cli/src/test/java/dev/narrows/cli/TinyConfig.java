package dev.narrows.cli;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** The configuration that tests train with. */
final class TinyConfig {
  private TinyConfig() {}

  static Path file() {
    try {
      return Path.of(TinyConfig.class.getResource("tiny.yaml").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
