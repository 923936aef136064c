package dev.narrows.plan.measure;

import dev.narrows.model.Task;
import dev.narrows.picture.Picture;
import dev.narrows.plan.Candidate;
import dev.narrows.plan.StageTime;
import dev.narrows.plan.Way;
import dev.narrows.plan.wire.CallSize;
import dev.narrows.plan.wire.LoopbackCall;
import dev.narrows.runtime.AccuracyMetric;
import dev.narrows.runtime.EdgeCoding;
import dev.narrows.runtime.TaskOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.ToLongFunction;

/** Measures the ways of one model over some pictures. */
public final class ModelMeasurement {
  /** Name of the tensor that a picture is sent as. */
  public static final String PICTURE_INPUT = "picture";

  private final SplitModel model;
  private final Set<Task> tasks;
  private final List<Picture> pictures;
  private final Traveller traveller;
  private final List<SortedMap<Task, TaskOutput>> whole = new ArrayList<>();

  private ModelMeasurement(
      SplitModel model, Set<Task> tasks, List<Picture> pictures, LoopbackCall calls)
      throws IOException {
    this.model = model;
    this.tasks = tasks;
    this.pictures = pictures;
    traveller = new Traveller(model, tasks, calls);
    for (Trip trip : new Rounds(traveller, new Trial.Local(), pictures).once()) {
      whole.add(trip.outputs());
    }
  }

  /** Is told how far the measurement is. */
  @FunctionalInterface
  public interface Listener {
    /** So many ways are done, and this one was the last. */
    void measured(int done, Candidate last);
  }

  /**
   * Measures.
   *
   * @param tasks that are asked for, some of the model's
   * @param pictures at least one; sides are multiples of the model's stride
   * @return in the order of the trials
   * @throws IOException if a picture does not suit the model, or a network or codec fails
   */
  public static List<Candidate> measure(
      SplitModel model,
      Set<Task> tasks,
      List<Picture> pictures,
      List<Trial> trials,
      Effort effort,
      Listener listener)
      throws IOException {
    List<Candidate> candidates = new ArrayList<>();
    try (LoopbackCall calls = LoopbackCall.open(model.name(), tasks)) {
      ModelMeasurement measurement = new ModelMeasurement(model, tasks, pictures, calls);
      for (Trial trial : trials) {
        Candidate candidate = measurement.candidate(trial, effort);
        candidates.add(candidate);
        listener.measured(candidates.size(), candidate);
      }
    }
    return candidates;
  }

  private Candidate candidate(Trial trial, Effort effort) throws IOException {
    Rounds rounds = new Rounds(traveller, trial, pictures);
    List<Trip> first = rounds.once();
    AgreementMeter meter = new AgreementMeter();
    for (int i = 0; i < first.size(); i++) {
      meter.add(pictures.get(i), whole.get(i), first.get(i).outputs());
    }
    List<StageTime> times = rounds.timed(effort);
    Way way = trial.way();
    int device = Traveller.deviceStages(way).size();
    double payload = first.stream().mapToInt(Trip::payload).average().orElseThrow();
    return new Candidate(
        model.name(),
        way,
        first.get(0).coding(),
        payload,
        way == Way.LOCAL ? 0 : request(way, payload),
        response(),
        Traveller.stages(Traveller.deviceStages(way), times.subList(0, device)),
        Traveller.stages(Traveller.cloudStages(way), times.subList(device, times.size())),
        meter.agreement(),
        accuracy(trial));
  }

  private long request(Way way, double payload) {
    return CallSize.request(model.name(), Traveller.input(way), (int) Math.round(payload), tasks);
  }

  private long response() {
    return mean(p -> CallSize.response(model.name(), tasks, p.height(), p.width()));
  }

  private long mean(ToLongFunction<Picture> bytes) {
    return Math.round(pictures.stream().mapToLong(bytes).average().orElseThrow());
  }

  /** What the model's table says of the layers' rates; of the whole network at the finest. */
  private Map<AccuracyMetric, Double> accuracy(Trial trial) {
    if (model.rates().isEmpty() || model.accuracy().isEmpty() || trial instanceof Trial.Image) {
      return Map.of();
    }
    boolean features =
        trial instanceof Trial.Features sent && sent.coding() instanceof EdgeCoding.Latents;
    List<Integer> rates =
        features
            ? ((EdgeCoding.Latents) ((Trial.Features) trial).coding()).rates()
            : List.of(model.rates().getAsInt() - 1);
    Map<AccuracyMetric, Double> accuracy = new HashMap<>();
    for (AccuracyMetric metric : AccuracyMetric.values()) {
      if (tasks.contains(metric.task())) {
        int layers = model.directory().description().network().layersOf(metric.task());
        int rate = rates.get(rates.size() == 1 ? 0 : layers - 1);
        model.accuracy().get().rows().stream()
            .filter(row -> row.rate() == rate && row.layers() == layers)
            .filter(row -> row.accuracy().containsKey(metric))
            .forEach(row -> accuracy.put(metric, row.accuracy().get(metric)));
      }
    }
    return accuracy;
  }
}
