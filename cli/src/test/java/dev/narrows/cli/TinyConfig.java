package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** The configuration that tests train with, and what it makes. */
final class TinyConfig {
  private TinyConfig() {}

  static Path file() {
    try {
      return Path.of(TinyConfig.class.getResource("tiny.yaml").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Scenes, both models, their results and the report. */
  static CommandRun reproduce(Path out) {
    CommandRun run = CommandRun.of("reproduce", "--config", file(), "--out", out);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }

  /** One of the pictures that the models of {@link #reproduce} were measured on. */
  static Path pictureOf(Path out) {
    return out.resolve("scenes/leftImg8bit/val/val/val_000000_000000_leftImg8bit.png");
  }
}
