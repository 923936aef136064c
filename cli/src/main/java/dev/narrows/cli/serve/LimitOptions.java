package dev.narrows.cli.serve;

import dev.narrows.serve.Limits;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What the server takes. */
final class LimitOptions {
  @Option(
      names = "--max-message",
      defaultValue = "4194304",
      paramLabel = "BYTES",
      description = "Bytes of a request's bitstreams (default: ${DEFAULT-VALUE}).")
  private int message;

  @Option(
      names = "--max-pixels",
      defaultValue = "2097152",
      paramLabel = "N",
      description =
          "Pixels of a request's pictures together; a bitstream that claims more is refused"
              + " before it is decoded (default: ${DEFAULT-VALUE}, 2048x1024).")
  private long pixels;

  @Option(
      names = "--max-pictures",
      defaultValue = "16",
      paramLabel = "N",
      description = "Pictures of a request (default: ${DEFAULT-VALUE}).")
  private int pictures;

  @Option(
      names = "--max-requests",
      defaultValue = "128",
      paramLabel = "N",
      description = "Calls at once; others are told when to try again (default: ${DEFAULT-VALUE}).")
  private int requests;

  @Option(
      names = "--max-queue",
      defaultValue = "64",
      paramLabel = "N",
      description =
          "Requests that wait; others are told when to try again (default: ${DEFAULT-VALUE}).")
  private int queue;

  @Option(
      names = "--max-time",
      defaultValue = "1m",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description =
          "What a request takes at most, whatever its deadline (default: ${DEFAULT-VALUE}).")
  private Duration longest;

  Limits limits() {
    return new Limits(message, pixels, pictures, requests, queue, longest);
  }
}
