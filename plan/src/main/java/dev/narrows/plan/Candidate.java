package dev.narrows.plan;

import dev.narrows.runtime.AccuracyMetric;
import java.util.List;
import java.util.Map;

/**
 * One way that pictures could take, as measured on this machine.
 *
 * @param model name of the model
 * @param way where the network runs
 * @param coding how what is sent is coded, such as {@code native:strong}, {@code latents:16:base},
 *     {@code jpeg:75}; a dash for {@link Way#LOCAL}
 * @param payload what is sent, bytes, the mean over pictures; 0 for {@link Way#LOCAL}
 * @param request what a call sends, bytes of its TCP stream, the payload among them
 * @param response what a call's answer takes, bytes of its TCP stream; for {@link Way#LOCAL} what
 *     telling the cloud would take
 * @param device stages on the device, at this machine's speed
 * @param cloud stages in the cloud
 * @param agreement with the whole network on the picture itself
 * @param accuracy as the model says of this coding, of the tasks asked for; empty where it says
 *     nothing
 */
public record Candidate(
    String model,
    Way way,
    String coding,
    double payload,
    long request,
    long response,
    List<Stage> device,
    List<Stage> cloud,
    Agreement agreement,
    Map<AccuracyMetric, Double> accuracy) {
  /** Copies the collections. */
  public Candidate {
    device = List.copyOf(device);
    cloud = List.copyOf(cloud);
    accuracy = Map.copyOf(accuracy);
  }

  /** For people, such as {@code street, features as latents:16:base}. */
  public String title() {
    return switch (way) {
      case LOCAL -> model + ", local";
      case IMAGE -> model + ", the picture as " + coding;
      case FEATURES -> model + ", features as " + coding;
    };
  }
}
