package dev.narrows.plan.measure;

import dev.narrows.model.Task;
import dev.narrows.picture.Picture;
import dev.narrows.plan.Candidate;
import dev.narrows.plan.StageTime;
import dev.narrows.plan.wire.LoopbackCall;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Times the stages of one way now and then, beside something else: a machine that gets busier slows
 * both.
 */
public final class StageSampler implements AutoCloseable {
  private final LoopbackCall calls;
  private final Traveller traveller;
  private final Trial trial;
  private final List<List<Double>> runs = new ArrayList<>();

  private StageSampler(LoopbackCall calls, Traveller traveller, Trial trial) {
    this.calls = calls;
    this.traveller = traveller;
    this.trial = trial;
  }

  /**
   * A sampler without samples.
   *
   * @param model stays open as long as this
   * @throws IOException if its service cannot be started
   */
  public static StageSampler open(SplitModel model, Set<Task> tasks, Trial trial)
      throws IOException {
    LoopbackCall calls = LoopbackCall.open(model.name(), tasks);
    return new StageSampler(calls, new Traveller(model, tasks, calls), trial);
  }

  /**
   * Goes the way once.
   *
   * @throws IOException if a network, a codec or the loopback fails
   */
  public void sample(Picture picture) throws IOException {
    runs.add(traveller.go(trial, picture).times());
  }

  /** Forgets the samples so far. */
  public void forget() {
    runs.clear();
  }

  /**
   * A candidate of this way with the medians of the samples for its stages.
   *
   * @throws IllegalStateException if there is no sample
   */
  public Candidate with(Candidate candidate) {
    if (runs.isEmpty()) {
      throw new IllegalStateException("stages: expected samples, found none");
    }
    List<StageTime> times = Rounds.medians(runs);
    int device = candidate.device().size();
    return new Candidate(
        candidate.model(),
        candidate.way(),
        candidate.coding(),
        candidate.payload(),
        candidate.request(),
        candidate.response(),
        Traveller.stages(Traveller.deviceStages(candidate.way()), times.subList(0, device)),
        Traveller.stages(
            Traveller.cloudStages(candidate.way()), times.subList(device, times.size())),
        candidate.agreement(),
        candidate.accuracy());
  }

  @Override
  public void close() {
    calls.close();
  }
}
