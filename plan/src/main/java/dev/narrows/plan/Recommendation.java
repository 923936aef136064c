package dev.narrows.plan;

import dev.narrows.runtime.AccuracyMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which way to take, in a sentence for people. */
public final class Recommendation {
  private Recommendation() {}

  /**
   * The sentence: what to do, what it takes, what the others take, and what its answers are worth.
   */
  public static String of(Plan plan) {
    Planned best = plan.best();
    List<String> others = new ArrayList<>();
    for (Way way : Way.values()) {
      if (way != best.candidate().way()) {
        plan.best(candidate -> candidate.way() == way)
            .map(Recommendation::other)
            .ifPresent(others::add);
      }
    }
    return advice(best.candidate())
        + (": the answer is there after " + milliseconds(best))
        + (others.isEmpty() ? "" : ", where " + String.join(" and ", others))
        + worth(best.candidate()).map(worth -> "; " + worth).orElse("")
        + ".";
  }

  private static String advice(Candidate candidate) {
    return switch (candidate.way()) {
          case LOCAL -> "Run all of " + candidate.model() + " on the device";
          case IMAGE ->
              "Send the picture as "
                  + candidate.coding()
                  + " and run "
                  + candidate.model()
                  + " in the cloud";
          case FEATURES -> "Send features of " + candidate.model() + " as " + candidate.coding();
        }
        + (candidate.way() == Way.LOCAL ? "" : " (" + bytes(candidate) + ")");
  }

  private static String other(Planned planned) {
    Candidate candidate = planned.candidate();
    return switch (candidate.way()) {
          case LOCAL -> "the device alone takes ";
          case IMAGE -> "the picture (" + candidate.coding() + ", " + bytes(candidate) + ") takes ";
          case FEATURES -> "features (" + candidate.coding() + ", " + bytes(candidate) + ") take ";
        }
        + milliseconds(planned);
  }

  private static Optional<String> worth(Candidate candidate) {
    List<String> parts = new ArrayList<>();
    candidate.accuracy().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> parts.add(accuracy(entry.getKey(), entry.getValue())));
    String agreement = candidate.agreement().toString();
    if (candidate.way() != Way.LOCAL && !agreement.isEmpty()) {
      parts.add("it agrees with the whole network on " + agreement);
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", parts));
  }

  private static String accuracy(AccuracyMetric metric, double value) {
    return switch (metric) {
      case MIOU -> format("the model's table gives mIoU %.3f", value);
      case DISPARITY_RMSE -> format("disparity RMSE %.2f px", value);
      case PSNR -> format("PSNR %.1f dB", value);
    };
  }

  private static String milliseconds(Planned planned) {
    return format("%.0f ms", planned.latency().total());
  }

  private static String bytes(Candidate candidate) {
    return format("%.0f bytes", candidate.payload());
  }

  private static String format(String pattern, double value) {
    return String.format(Locale.ROOT, pattern, value);
  }
}
