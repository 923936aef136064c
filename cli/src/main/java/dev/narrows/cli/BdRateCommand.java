package dev.narrows.cli;

import dev.narrows.evaluate.RateCurve;
import dev.narrows.evaluate.compare.Bootstrap;
import dev.narrows.evaluate.compare.ComparisonTable;
import dev.narrows.evaluate.compare.CurveComparison;
import dev.narrows.evaluate.result.ResultsException;
import dev.narrows.evaluate.result.ResultsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints Bjøntegaard rates. */
@Command(
    name = "bdrate",
    header = "Compare two models: bytes needed for the same accuracy.",
    description = {
      "",
      "Compare two models: how many percent more or fewer bytes the second one needs for the same"
          + " accuracy (Bjontegaard rate; negative is better).",
      "",
      "Rates are fitted by a cubic as in the literature, and by PCHIP and Akima beside it; where both"
          + " results hold the same pictures, with a 95 %% bootstrap interval over them.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  narrows bdrate baseline.json compressible.json",
      "  narrows bdrate --csv points.csv --anchor baseline --test compressible --group encoder"
    })
final class BdRateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..2",
      paramLabel = "RESULTS",
      description = "Two files of 'narrows evaluate': first the anchor (100 %%), then the test.")
  private List<Path> results = List.of();

  @ArgGroup(exclusive = false)
  private Table table;

  /** A table of points in place of two results. */
  private static final class Table {
    @Option(
        names = "--csv",
        required = true,
        paramLabel = "FILE",
        description = {
          "A table of points with a header, in place of two results. Columns: model, codec, images,"
              + " total_bytes, and one or more of mean_iou, disparity_rmse, psnr_db."
        })
    private Path file;

    @Option(
        names = "--anchor",
        required = true,
        paramLabel = "NAME",
        description = "The model that counts as 100 %%.")
    private String anchor;

    @Option(
        names = "--test",
        required = true,
        paramLabel = "NAME",
        description = "The model that is judged.")
    private String test;

    @Option(
        names = "--group",
        required = true,
        paramLabel = "COLUMN",
        description = "Column whose values keep rows apart, such as encoder.")
    private String group;
  }

  @Override
  public Integer call() throws IOException {
    if ((table == null) == results.isEmpty() || results.size() == 1) {
      throw new ParameterException(
          spec.commandLine(), "expected two results, or --csv with --anchor, --test and --group");
    }
    Map<String, CurveComparison> comparisons =
        table == null
            ? compare(results.get(0), results.get(1))
            : ComparisonTable.compare(table.file, table.group, table.anchor, table.test);
    spec.commandLine().getOut().print(ComparisonTable.text(comparisons));
    spec.commandLine().getOut().flush();
    return 0;
  }

  private static Map<String, CurveComparison> compare(Path anchor, Path test) throws IOException {
    RateCurve anchorCurve = features(anchor);
    RateCurve testCurve = features(test);
    return Map.of(
        testCurve.name() + " against " + anchorCurve.name(),
        CurveComparison.of(anchorCurve, testCurve, Bootstrap.standard()));
  }

  private static RateCurve features(Path file) throws IOException {
    return ResultsFile.read(file)
        .features()
        .orElseThrow(
            () -> new ResultsException(file + ": expected a curve of features, found none"));
  }
}
