package dev.narrows.cli.serve;

import dev.narrows.runtime.RuntimeOptions;
import dev.narrows.serve.inference.BatchOptions;
import dev.narrows.serve.models.RepositoryOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.Option;

/** How requests are run, and how models are found. */
final class RunOptions {
  @Option(
      names = "--workers",
      defaultValue = "0",
      paramLabel = "N",
      description = "Requests, or batches, that run at once (default: one for each core).")
  private int workers;

  @Option(
      names = "--threads",
      defaultValue = "1",
      paramLabel = "N",
      description =
          "Threads of each network that runs; more make one request faster and many slower"
              + " (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Option(
      names = "--batch",
      defaultValue = "1",
      paramLabel = "N",
      description =
          "Run up to N waiting pictures of one size, model and tasks together (default:"
              + " ${DEFAULT-VALUE}, each request by itself).")
  private int batch;

  @Option(
      names = "--batch-delay",
      defaultValue = "0ms",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "What a request waits for others of its batch (default: ${DEFAULT-VALUE}).")
  private Duration delay;

  @Option(
      names = "--poll",
      defaultValue = "1s",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description =
          "How often to look for models that came, changed or went (default: ${DEFAULT-VALUE}).")
  private Duration poll;

  @Option(
      names = "--keep-replaced",
      defaultValue = "1m",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description =
          "How long a replaced model still answers bitstreams that it made (default:"
              + " ${DEFAULT-VALUE}).")
  private Duration keep;

  BatchOptions batches() {
    int processors = Runtime.getRuntime().availableProcessors();
    return new BatchOptions(workers == 0 ? processors : workers, batch, delay);
  }

  RepositoryOptions repository(Map<Path, String> names) {
    if (poll.isZero()) {
      throw new IllegalArgumentException("--poll: expected more than no time, found 0");
    }
    return new RepositoryOptions(poll, keep, new RuntimeOptions(threads), names);
  }
}
