package dev.narrows.plan;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Candidates with round numbers. */
final class Candidates {
  private static final Agreement SAME =
      new Agreement(OptionalDouble.of(1), OptionalDouble.of(0), OptionalDouble.empty());

  private Candidates() {}

  static Candidate local(double network) {
    return local(network, 0);
  }

  static Candidate local(double network, long response) {
    return new Candidate(
        "street", Way.LOCAL, "–", 0, 0, response, stages(network), List.of(), SAME, Map.of());
  }

  static Candidate image(double encode, long request, double network, long response) {
    return new Candidate(
        "street",
        Way.IMAGE,
        "jpeg:75",
        request,
        request,
        response,
        stages(encode),
        stages(network),
        SAME,
        Map.of());
  }

  static Candidate features(double edge, double encode, long request, double tasks, long response) {
    return new Candidate(
        "street",
        Way.FEATURES,
        "native:strong",
        request,
        request,
        response,
        stages(edge, encode),
        stages(tasks),
        SAME,
        Map.of());
  }

  static Candidate agreeing(Candidate like, double share) {
    return new Candidate(
        like.model(),
        like.way(),
        like.coding(),
        like.payload(),
        like.request(),
        like.response(),
        like.device(),
        like.cloud(),
        new Agreement(OptionalDouble.of(share), OptionalDouble.empty(), OptionalDouble.empty()),
        like.accuracy());
  }

  private static List<Stage> stages(double... medians) {
    return IntStream.range(0, medians.length)
        .mapToObj(i -> new Stage("stage " + i, StageTime.of(new double[] {medians[i]})))
        .toList();
  }
}
