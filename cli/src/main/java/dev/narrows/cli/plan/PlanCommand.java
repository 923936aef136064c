package dev.narrows.cli.plan;

import dev.narrows.cli.progress.Progress;
import dev.narrows.cli.training.Versions;
import dev.narrows.model.Task;
import dev.narrows.plan.Candidate;
import dev.narrows.plan.Crossover;
import dev.narrows.plan.LatencyModel;
import dev.narrows.plan.Link;
import dev.narrows.plan.Plan;
import dev.narrows.plan.Recommendation;
import dev.narrows.plan.Requirement;
import dev.narrows.plan.measure.Effort;
import dev.narrows.plan.measure.ModelMeasurement;
import dev.narrows.plan.measure.SplitModel;
import dev.narrows.plan.measure.Trial;
import dev.narrows.plan.report.PlanTable;
import dev.narrows.plan.verify.Verification;
import dev.narrows.plan.verify.VerificationTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says which way to send pictures over a link. */
@Command(
    name = "plan",
    header = "Predict which way a picture's answer comes soonest over a link.",
    description = {
      "",
      "Measure on this machine the halves of models and the codecs, compute what a link adds, and"
          + " say whether to run the network on the device, to send the picture, or to send"
          + " features, and how coded. Columns of the table:",
      "",
      "  bytes         what is sent for one picture, the mean",
      "  device, cloud medians of the stages there, the device's times its slowdown",
      "  up, down      the call's bytes, headers of gRPC, HTTP/2, TCP and IP among them, over the"
          + " rate",
      "  total         the sum with the round trip",
      "  +-            half of the distance between the quartiles, summed over stages",
      "  classes %%     pixels with the class that the whole network gives them on the picture"
          + " itself",
      "  disparity px  mean difference from the whole network's",
      "  mIoU, RMSE    as the model's own accuracy.json says, where there is one",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  narrows plan --model models/street --uplink 2Mbps --rtt 40ms --device-slowdown 8",
      "  narrows plan --model models/street models/street-features --uplink 1Mbps --downlink 10Mbps"
          + " --rtt 60ms --picture models/samples --out plan.html"
    })
public final class PlanCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      required = true,
      arity = "1..*",
      paramLabel = "DIR",
      description = "Model directories, as 'narrows train' writes them: what can be split and how.")
  private List<Path> models;

  @Mixin private LinkOptions link;

  @Option(
      names = "--picture",
      paramLabel = "FILE|DIR",
      description = {
        "A picture or a folder of them to measure on, of sides that suit the models (default: four"
            + " generated street scenes of the first model's size)."
      })
  private Path picture;

  @Option(
      names = "--tasks",
      split = ",",
      paramLabel = "TASK",
      description = {
        "What the device is to be told: segmentation, disparity, reconstruction (default: all but"
            + " the last)."
      })
  private List<Task> tasks = List.of();

  @Mixin private TrialOptions trial;

  @Mixin private VerifyOptions verify;

  @Mixin private PlanFiles files;

  /** Made by the command line. */
  public PlanCommand() {}

  @Override
  public Integer call() throws IOException {
    LatencyModel model = link.model();
    Requirement requirement = trial.requirement();
    Effort effort = trial.effort();
    files.check();
    verify.check(model);
    try (PlanModels opened = PlanModels.open(models)) {
      Set<Task> asked = opened.tasks(tasks);
      PlanPictures pictures =
          picture == null
              ? PlanPictures.scenes(opened.all().get(0).directory().description())
              : PlanPictures.read(picture);
      List<MeasuredWay> ways = measure(opened.all(), asked, pictures, effort);
      Plan plan = new Plan(model, requirement, ways.stream().map(MeasuredWay::candidate).toList());
      print(plan);
      files.write(plan, facts(asked, pictures, effort));
      verify(new PlanVerification(plan, ways, asked, pictures.pictures(), verify.calls()));
    }
    return 0;
  }

  private List<MeasuredWay> measure(
      List<SplitModel> opened, Set<Task> asked, PlanPictures pictures, Effort effort)
      throws IOException {
    Map<SplitModel, List<Trial>> trials = new LinkedHashMap<>();
    for (SplitModel model : opened) {
      trials.put(model, trial.trials().of(model, asked));
    }
    int total = trials.values().stream().mapToInt(List::size).sum();
    List<MeasuredWay> ways = new ArrayList<>();
    PrintWriter err = spec.commandLine().getErr();
    try (Progress progress = Progress.start(err, "measuring", total)) {
      for (Map.Entry<SplitModel, List<Trial>> entry : trials.entrySet()) {
        int before = ways.size();
        List<Candidate> candidates =
            ModelMeasurement.measure(
                entry.getKey(),
                asked,
                pictures.pictures(),
                entry.getValue(),
                effort,
                (done, last) -> progress.at((long) before + done, last.title()));
        for (int i = 0; i < candidates.size(); i++) {
          ways.add(new MeasuredWay(entry.getKey(), entry.getValue().get(i), candidates.get(i)));
        }
      }
    }
    return ways;
  }

  private void verify(PlanVerification verification) throws IOException {
    List<Link> links = verify.links(verification.plan().model().link());
    if (links.isEmpty()) {
      return;
    }
    PrintWriter err = spec.commandLine().getErr();
    try (Progress progress = Progress.start(err, "verifying", verification.steps(links))) {
      List<Verification> verifications =
          verification.run(links, (done, last) -> progress.at(done, last.candidate().title()));
      PrintWriter out = spec.commandLine().getOut();
      out.println();
      out.print(VerificationTable.text(verifications));
      out.flush();
    }
  }

  private void print(Plan plan) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(PlanTable.text(plan));
    out.println();
    out.println(Recommendation.of(plan));
    for (Crossover range : Crossover.of(plan)) {
      out.printf(
          Locale.ROOT,
          "%.2f to %.2f Mbit/s: %s%n",
          range.from().megabits(),
          range.to().megabits(),
          range.fastest().candidate().title());
    }
    out.flush();
  }

  private Map<String, String> facts(Set<Task> asked, PlanPictures pictures, Effort effort) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("models", String.join(", ", models.stream().map(Path::toString).toList()));
    facts.put("tasks", PlanModels.labels(asked));
    facts.put("pictures", pictures.description());
    facts.put("timed", effort.timed().toMillis() + " ms a way or longer");
    facts.put(
        "machine",
        "%s %s, %d processors"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors()));
    facts.put("versions", "Narrows " + Versions.narrows() + ", Java " + Runtime.version());
    facts.put("measured", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    return facts;
  }
}
