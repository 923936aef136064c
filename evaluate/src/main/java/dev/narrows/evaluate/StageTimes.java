package dev.narrows.evaluate;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How long each stage of one picture's way took, in milliseconds of wall time.
 *
 * @param edge the network's half on the device; 0 where a picture is sent
 * @param encode quantisation and the codec, to bytes
 * @param decode the codec and dequantisation, from bytes
 * @param cloud the rest of the network; all of it where a picture is sent
 */
public record StageTimes(double edge, double encode, double decode, double cloud) {
  /**
   * @throws IllegalArgumentException if a time is negative or not finite
   */
  public StageTimes {
    if (!isTime(edge) || !isTime(encode) || !isTime(decode) || !isTime(cloud)) {
      throw new IllegalArgumentException(
          "stage times: expected milliseconds, found "
              + edge
              + ", "
              + encode
              + ", "
              + decode
              + " and "
              + cloud);
    }
  }

  /**
   * The mean of each stage.
   *
   * @param times at least one
   */
  public static StageTimes mean(List<StageTimes> times) {
    return new StageTimes(
        mean(times, StageTimes::edge),
        mean(times, StageTimes::encode),
        mean(times, StageTimes::decode),
        mean(times, StageTimes::cloud));
  }

  private static double mean(List<StageTimes> times, ToDoubleFunction<StageTimes> stage) {
    return times.stream().mapToDouble(stage).average().orElseThrow();
  }

  private static boolean isTime(double value) {
    return Double.isFinite(value) && value >= 0;
  }
}
