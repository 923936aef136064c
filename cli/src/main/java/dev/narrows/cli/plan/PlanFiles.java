package dev.narrows.cli.plan;

import dev.narrows.evaluate.result.AtomicFile;
import dev.narrows.plan.Plan;
import dev.narrows.plan.report.PlanJson;
import dev.narrows.plan.report.PlanPage;
import dev.narrows.plan.report.PlanSvg;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that name files to write. */
final class PlanFiles {
  private static final String SVG = ".svg";
  private static final String HTML = ".html";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = {
        "Also draw the times over the bandwidth: a page if it ends with .html, a picture if it ends"
            + " with .svg."
      })
  private Path out;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write all that was measured and predicted, as JSON.")
  private Path json;

  /** Says what is wrong in the options before anything is measured. */
  void check() {
    if (out != null && !ends(SVG) && !ends(HTML)) {
      throw new ParameterException(
          spec.commandLine(), "--out: expected a file .html or .svg, found " + out);
    }
  }

  /** Writes what is asked for, each whole or not at all. */
  void write(Plan plan, Map<String, String> facts) throws IOException {
    if (out != null) {
      String drawing = ends(SVG) ? PlanSvg.render(plan) : PlanPage.render(plan, facts);
      AtomicFile.write(out, drawing.getBytes(StandardCharsets.UTF_8));
      spec.commandLine().getOut().println(out);
    }
    if (json != null) {
      AtomicFile.write(json, PlanJson.write(plan, facts));
      spec.commandLine().getOut().println(json);
    }
  }

  private boolean ends(String ending) {
    return out.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ending);
  }
}
