package dev.narrows.plan;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What every candidate takes over a link, and which to take.
 *
 * @param model the link and the device
 * @param requirement what a candidate must meet to be recommended
 * @param candidates at least one; the ways of {@link Way#LOCAL} meet every requirement
 */
public record Plan(LatencyModel model, Requirement requirement, List<Candidate> candidates) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if none of the candidates meets the requirement
   */
  public Plan {
    candidates = List.copyOf(candidates);
    if (candidates.stream().noneMatch(c -> requirement.met(c.agreement()))) {
      throw new IllegalArgumentException("plan: expected a candidate that meets " + requirement);
    }
  }

  /** Every candidate, the fastest first. */
  public List<Planned> planned() {
    return candidates.stream().map(this::plan).sorted(byTotal()).toList();
  }

  /** The fastest candidate that meets the requirement. */
  public Planned best() {
    return best(candidate -> true).orElseThrow();
  }

  /** The fastest of some candidates that meet the requirement. */
  public Optional<Planned> best(Predicate<Candidate> among) {
    return candidates.stream()
        .filter(among)
        .map(this::plan)
        .filter(Planned::eligible)
        .min(byTotal());
  }

  /** The same over another uplink. */
  public Plan withUplink(Bandwidth uplink) {
    return new Plan(model.withUplink(uplink), requirement, candidates);
  }

  private Planned plan(Candidate candidate) {
    return new Planned(candidate, model.of(candidate), requirement.met(candidate.agreement()));
  }

  private static Comparator<Planned> byTotal() {
    return Comparator.comparingDouble(planned -> planned.latency().total());
  }
}
