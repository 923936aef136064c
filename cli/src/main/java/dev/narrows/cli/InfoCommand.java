package dev.narrows.cli;

import dev.narrows.cli.info.Identification;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a file or folder is. */
@Command(
    name = "info",
    header = "Say what a file or folder is and what is in it.",
    description = {
      "",
      "Say what a file or folder is and what is in it: a model directory (whose files are checked"
          + " against their hashes), a bitstream, results of an evaluation, or a dataset.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  narrows info reproduce/baseline",
      "  narrows info picture.nrw",
    })
final class InfoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE|DIR", description = "What to look at.")
  private Path path;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    out.print(Identification.of(path));
    out.flush();
    return 0;
  }
}
