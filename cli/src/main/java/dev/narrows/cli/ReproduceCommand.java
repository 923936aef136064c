package dev.narrows.cli;

import dev.narrows.cli.config.ConfigWriter;
import dev.narrows.cli.config.ExperimentConfig;
import dev.narrows.cli.progress.Durations;
import dev.narrows.cli.reproduce.Experiment;
import dev.narrows.cli.reproduce.ExperimentRuns;
import dev.narrows.cli.reproduce.Outcome;
import dev.narrows.cli.reproduce.Study;
import dev.narrows.cli.reproduce.StudyOutcome;
import dev.narrows.evaluate.Evaluation;
import dev.narrows.evaluate.compare.ComparisonTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The paper's experiment, end to end. */
@Command(
    name = "reproduce",
    header = "Run the paper's experiment end to end; begin here.",
    description = {
      "",
      "Prepare data, train a baseline and a compressible model that differ in nothing but the rate"
          + " term of their loss, measure both and the sending of pictures instead, and write a report."
          + " Without options it generates street scenes to learn from.",
      "",
      "The folder OUT then holds report.html, summary.json, the model directories baseline and"
          + " compressible, the results, and the scenes. A call that was stopped is continued by the"
          + " same call again.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  narrows reproduce",
      "  narrows reproduce --seed 2 --out reproduce-2",
      "  narrows reproduce --study",
      "  narrows reproduce --config configs/camvid.yaml --out reproduce-camvid"
    })
final class ReproduceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ConfigOptions configuration;

  @Option(
      names = "--out",
      defaultValue = "reproduce",
      paramLabel = "OUT",
      description = "Folder for everything; made if it is not there (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Option(names = "--fresh", description = "Throw away what an earlier call left in OUT.")
  private boolean fresh;

  @Option(
      names = "--study",
      description = {
        "Run the ablation study instead: the paper's loss in several variants, learned latents with"
            + " two entropy models, and sending the picture; writes study.json and study.html. Takes"
            + " nine trainings; the models of the plain experiment are used again."
      })
  private boolean study;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = {
        "Train and measure N models at a time, each by its share of the processors"
            + " (default: one for each processor; on a graphics card 1)."
      })
  private Integer jobs;

  @Option(
      names = "--only",
      paramLabel = "MODEL",
      description = {
        "Train and measure this model only, such as baseline. The call without it puts"
            + " the models together."
      })
  private String only;

  @Override
  public Integer call() throws IOException {
    PrintWriter output = spec.commandLine().getOut();
    PrintWriter terminal = spec.commandLine().getErr();
    ExperimentConfig config = configuration.read();
    if (configuration.printOnly()) {
      output.print(ConfigWriter.write(config));
      output.flush();
      return 0;
    }
    ExperimentRuns runs =
        study ? Study.runs(config, out, terminal) : Experiment.runs(config, out, terminal);
    if (only != null) {
      return runOnly(runs);
    }
    if (jobs != null && jobs < 1) {
      throw wrong("--jobs", "1 or more", jobs);
    }
    Optional<Map<String, Evaluation>> results =
        runs.run(fresh, jobs == null ? runs.usualJobs() : jobs, Narrows.class);
    if (results.isEmpty()) {
      terminal.println("the same command again goes on from here");
      return ExitCodes.STOPPED;
    }
    if (study) {
      print(Study.finish(runs, results.get()), output);
    } else {
      print(Experiment.finish(runs, results.get()), output);
    }
    return 0;
  }

  private int runOnly(ExperimentRuns runs) throws IOException {
    if (!runs.names().contains(only)) {
      throw wrong("--only", "one of " + String.join(", ", runs.names()), only);
    }
    if (fresh) {
      throw wrong("--only", "no --fresh beside it, as the folder holds other models", "--fresh");
    }
    return runs.runOnly(only) ? 0 : ExitCodes.STOPPED;
  }

  private ParameterException wrong(String option, String expected, Object found) {
    return new ParameterException(
        spec.commandLine(), "%s: expected %s, found %s".formatted(option, expected, found));
  }

  private static void print(StudyOutcome outcome, PrintWriter output) {
    output.println();
    output.println(PointTable.text(List.copyOf(outcome.curves().values())));
    output.println("Rate at equal accuracy (Bjontegaard):");
    output.println(ComparisonTable.text(outcome.comparisons()));
    end(outcome.seconds(), outcome.report(), output);
  }

  private static void print(Outcome outcome, PrintWriter output) {
    output.println();
    output.println(PointTable.text(outcome.curves()));
    output.println("Compressible against baseline, rate at equal accuracy (Bjontegaard):");
    output.println(ComparisonTable.text(Map.of("compressible", outcome.comparison())));
    end(outcome.seconds(), outcome.report(), output);
  }

  private static void end(double seconds, Path report, PrintWriter output) {
    output.println("done in " + Durations.text((long) seconds) + "; see " + report);
    output.flush();
  }
}
