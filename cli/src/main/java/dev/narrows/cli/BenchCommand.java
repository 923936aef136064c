package dev.narrows.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Comparisons of parts. */
@Command(
    name = "bench",
    header = "Compare codecs by bytes and speed.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "",
    subcommands = BenchCodecsCommand.class,
    footer = {"", "Example:", "  narrows bench codecs --tensors features/quantised"})
final class BenchCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
