package dev.narrows.plan.report;

import dev.narrows.plan.Candidate;
import dev.narrows.plan.Plan;
import dev.narrows.plan.Planned;
import dev.narrows.plan.Way;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A model and a way, drawn by the fastest of its codings that meet the requirement.
 *
 * @param model name
 * @param way where the network runs
 * @param style number of its colour and marker
 */
record Lane(String model, Way way, int style) {
  /** The lanes of a plan that have a coding to be drawn by. */
  static List<Lane> of(Plan plan) {
    Set<String> models = new LinkedHashSet<>();
    plan.candidates().forEach(candidate -> models.add(candidate.model()));
    List<Lane> lanes = new ArrayList<>();
    for (String model : models) {
      for (Way way : Way.values()) {
        Lane lane = new Lane(model, way, lanes.size());
        if (lane.fastest(plan).isPresent()) {
          lanes.add(lane);
        }
      }
    }
    return lanes;
  }

  Optional<Planned> fastest(Plan plan) {
    return plan.best(this::holds);
  }

  boolean holds(Candidate candidate) {
    return candidate.way() == way && candidate.model().equals(model);
  }

  String title() {
    return model
        + switch (way) {
          case LOCAL -> ", on the device";
          case IMAGE -> ", picture sent";
          case FEATURES -> ", features sent";
        };
  }
}
