package dev.narrows.plan.verify;

import dev.narrows.picture.Picture;
import dev.narrows.plan.Candidate;
import dev.narrows.plan.Latency;
import dev.narrows.plan.LatencyModel;
import dev.narrows.plan.Link;
import dev.narrows.plan.StageTime;
import dev.narrows.plan.TcpSegments;
import dev.narrows.plan.link.ShapedLink;
import dev.narrows.plan.link.Traffic;
import dev.narrows.plan.measure.StageSampler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A candidate's prediction and what real calls through a shaped link take. The device is this
 * machine, at its own speed.
 *
 * @param candidate what was predicted
 * @param link over which
 * @param planned predicted for this machine as the device, from the candidate's stages
 * @param predicted the same from stages as timed between the calls: a machine that has got busier
 *     since is no error of the prediction
 * @param total from the picture to its answer, ms
 * @param linked the part of the link, and of speaking over it, ms
 * @param up what a call sent, the mean, bytes of its packets
 * @param down what was sent back, the mean, bytes of its packets
 */
public record Verification(
    Candidate candidate,
    Link link,
    Latency planned,
    Latency predicted,
    StageTime total,
    StageTime linked,
    double up,
    double down) {
  private static final int WARM_UPS = 8;

  /** Opens the way that a candidate takes, over a connection to an address. */
  @FunctionalInterface
  public interface Departure {
    /**
     * Opens it.
     *
     * @throws IOException if there can be no such server
     */
    Journey open(InetSocketAddress address) throws IOException;
  }

  /**
   * Sends pictures over a link.
   *
   * @param candidate what was predicted
   * @param sampler of the candidate's way
   * @param server where the candidate's server is
   * @param pictures that the candidate was measured on, at least one
   * @param calls how many are timed, after some to warm up; 1 or more
   * @throws IOException if a call fails
   */
  public static Verification of(
      Candidate candidate,
      StageSampler sampler,
      Link link,
      InetSocketAddress server,
      Departure departure,
      List<Picture> pictures,
      int calls)
      throws IOException {
    try (ShapedLink shaped = ShapedLink.open(server, link);
        Journey journey = departure.open(shaped.address())) {
      for (int i = 0; i < WARM_UPS; i++) {
        journey.go(pictures.get(i % pictures.size()));
        sampler.sample(pictures.get(i % pictures.size()));
      }
      sampler.forget();
      Traffic up = shaped.up();
      Traffic down = shaped.down();
      List<CallTimes> times = new ArrayList<>();
      for (int i = 0; i < calls; i++) {
        times.add(journey.go(pictures.get(i % pictures.size())));
        sampler.sample(pictures.get(i % pictures.size()));
      }
      LatencyModel model = new LatencyModel(link, 1);
      return new Verification(
          candidate,
          link,
          model.of(candidate),
          model.of(sampler.with(candidate)),
          median(times, CallTimes::total),
          median(times, CallTimes::link),
          (double) shaped.up().since(up).wire() / calls,
          (double) shaped.down().since(down).wire() / calls);
    }
  }

  /** By how much the measured median is above the prediction, as a share of what was measured. */
  public double error() {
    return (total.median() - predicted.total()) / total.median();
  }

  /** Bytes of the packets of a call, as predicted. */
  public long predictedUp() {
    return TcpSegments.wireBytes(candidate.request());
  }

  /** Bytes of the packets of an answer, as predicted. */
  public long predictedDown() {
    return TcpSegments.wireBytes(candidate.response());
  }

  private static StageTime median(List<CallTimes> times, ToDoubleFunction<CallTimes> part) {
    return StageTime.of(
        times.stream().mapToDouble(call -> Math.max(0, part.applyAsDouble(call))).toArray());
  }
}
