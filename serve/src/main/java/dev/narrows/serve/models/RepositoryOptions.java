package dev.narrows.serve.models;

import dev.narrows.runtime.RuntimeOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * How models are found and loaded.
 *
 * @param poll how often folders are looked at
 * @param keepReplaced how long a replaced model still answers bitstreams that it made
 * @param runtime how networks are run
 * @param names of model directories that are not served by the names of their folders
 */
public record RepositoryOptions(
    Duration poll, Duration keepReplaced, RuntimeOptions runtime, Map<Path, String> names) {
  /** Every second; a minute; one thread a network, as the server runs several requests at once. */
  public static final RepositoryOptions DEFAULT =
      new RepositoryOptions(Duration.ofSeconds(1), Duration.ofMinutes(1), new RuntimeOptions(1));

  /** Copies the names. */
  public RepositoryOptions {
    names = Map.copyOf(names);
  }

  /** Every model by the name of its folder. */
  public RepositoryOptions(Duration poll, Duration keepReplaced, RuntimeOptions runtime) {
    this(poll, keepReplaced, runtime, Map.of());
  }
}
