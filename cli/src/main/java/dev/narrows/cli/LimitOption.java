package dev.narrows.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that takes only the first of many. */
final class LimitOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Take the first N only (default: all).")
  private int limit = Integer.MAX_VALUE;

  /**
   * How many to take of so many.
   *
   * @throws ParameterException if the limit is below 1
   */
  int of(int size) {
    if (limit < 1) {
      throw new ParameterException(
          spec.commandLine(), "--limit: expected at least 1, found " + limit);
    }
    return Math.min(limit, size);
  }
}
