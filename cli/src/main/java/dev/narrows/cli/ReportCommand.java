package dev.narrows.cli;

import dev.narrows.evaluate.report.HtmlReport;
import dev.narrows.evaluate.report.ReportLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the HTML report of results. */
@Command(
    name = "report",
    header = "Write an HTML report that compares results.",
    description = {
      "",
      "One file that works offline: rate against accuracy, rates saved, pictures, classes, training.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  narrows report baseline.json compressible.json --training baseline=runs/base/metrics.csv"
          + " --out report.html"
    })
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "RESULTS",
      description = {
        "Files of 'narrows evaluate'; the first is what the others are compared with. Pictures"
            + " beside them are included."
      })
  private List<Path> results;

  @Option(
      names = "--training",
      paramLabel = "NAME=FILE",
      description = {
        "metrics.csv of the training of the model that its results call NAME. May be repeated."
      })
  private Map<String, Path> training = Map.of();

  @Option(
      names = "--title",
      defaultValue = "Rate against accuracy",
      paramLabel = "TEXT",
      description = "Title of the page (default: ${DEFAULT-VALUE}).")
  private String title;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The HTML file to write.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    HtmlReport.write(ReportLoader.load(title, results, training), out);
    spec.commandLine().getOut().println(out);
    return 0;
  }
}
