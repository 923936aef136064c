package dev.narrows.cli.plan;

import dev.narrows.plan.Requirement;
import dev.narrows.plan.measure.Effort;
import dev.narrows.plan.measure.Trials;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say what is tried, how long, and what is good enough. */
final class TrialOptions {
  private static final double NANOSECONDS_PER_SECOND = 1e9;
  private static final double MOST_SECONDS = 3600;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--codec",
      split = ",",
      paramLabel = "CODEC",
      description = {
        "How features that are no latents are sent, with a quantiser before it if need be (default:"
            + " native:trained and dead-zone:4/native:trained where there are priors,"
            + " native:strong, native:fast, png, jpeg:90)."
      })
  private List<String> codecs = List.of();

  @Option(
      names = "--rates",
      split = ",",
      paramLabel = "N",
      description = "Rates of learned latents (default: 0, 16, 32 and so on, and the finest).")
  private List<Integer> rates = List.of();

  @Option(
      names = "--offload",
      split = ",",
      paramLabel = "CODEC",
      description = {
        "How the picture itself is sent (default: png, jpeg and webp at 50, 75 and 90)."
      })
  private List<String> pictures = List.of();

  @Option(
      names = "--least-agreement",
      defaultValue = "0.95",
      paramLabel = "SHARE",
      description = {
        "Recommend only what gives this share of pixels the class that the whole network gives them"
            + " on the picture itself (default: ${DEFAULT-VALUE})."
      })
  private double leastShare;

  @Option(
      names = "--most-difference",
      defaultValue = "1",
      paramLabel = "PX",
      description = {
        "Recommend only what is so near to the whole network's disparities, in the mean, in pixels"
            + " of a 2048-wide picture (default: ${DEFAULT-VALUE})."
      })
  private double mostDifference;

  @Option(
      names = "--seconds",
      defaultValue = "1",
      paramLabel = "S",
      description = {
        "Time each way at least so long, after half as long to warm up (default: ${DEFAULT-VALUE})."
      })
  private double seconds;

  /** What is tried. */
  Trials trials() {
    return new Trials(codecs, rates, pictures);
  }

  /** How long each is timed. */
  Effort effort() {
    if (!(seconds >= 0 && seconds <= MOST_SECONDS)) {
      throw wrong("--seconds: expected 0 to 3600, found " + seconds);
    }
    Duration timed = Duration.ofNanos((long) (seconds * NANOSECONDS_PER_SECOND));
    return new Effort(timed, Effort.USUAL.leastRounds());
  }

  /** What may be recommended. */
  Requirement requirement() {
    if (!(leastShare >= 0 && leastShare <= 1)) {
      throw wrong("--least-agreement: expected 0 to 1, found " + leastShare);
    }
    if (!(mostDifference >= 0)) {
      throw wrong("--most-difference: expected 0 or more, found " + mostDifference);
    }
    return new Requirement(leastShare, mostDifference);
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
