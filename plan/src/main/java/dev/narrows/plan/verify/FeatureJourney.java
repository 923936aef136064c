package dev.narrows.plan.verify;

import dev.narrows.client.Answer;
import dev.narrows.client.ClientOptions;
import dev.narrows.client.InferenceRequest;
import dev.narrows.client.NarrowsClient;
import dev.narrows.model.Task;
import dev.narrows.picture.Picture;
import dev.narrows.runtime.EdgeCoding;
import dev.narrows.runtime.EdgeEncoder;
import dev.narrows.runtime.EncodedPicture;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;

/** Features by the edge library and the client to a server of Narrows. */
public final class FeatureJourney implements Journey {
  private static final double NANOSECONDS = 1e6;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final EdgeEncoder edge;
  private final EdgeCoding coding;
  private final String model;
  private final Set<Task> tasks;
  private final NarrowsClient client;

  private FeatureJourney(
      EdgeEncoder edge, EdgeCoding coding, String model, Set<Task> tasks, NarrowsClient client) {
    this.edge = edge;
    this.coding = coding;
    this.model = model;
    this.tasks = tasks;
    this.client = client;
  }

  /**
   * A journey that has not begun.
   *
   * @param edge encodes; not closed with this
   * @param coding how
   * @param server where it is, or the link to it
   * @param model name that the server knows the model by
   * @param tasks that are asked for
   * @throws IOException if there can be no such server
   */
  public static FeatureJourney open(
      EdgeEncoder edge, EdgeCoding coding, InetSocketAddress server, String model, Set<Task> tasks)
      throws IOException {
    ClientOptions options =
        ClientOptions.of(Addresses.target(server)).withTimes(PATIENCE, PATIENCE);
    return new FeatureJourney(edge, coding, model, tasks, NarrowsClient.open(options));
  }

  @Override
  public CallTimes go(Picture picture) throws IOException {
    long start = System.nanoTime();
    EncodedPicture encoded = edge.encode(picture.rgb(), picture.height(), picture.width(), coding);
    Answer answer = client.infer(InferenceRequest.of(model, encoded, tasks));
    double total = (System.nanoTime() - start) / NANOSECONDS;
    return new CallTimes(
        total,
        encoded.nanoseconds() / NANOSECONDS,
        (answer.times().queue() + answer.times().cloud()) / NANOSECONDS);
  }

  @Override
  public void close() {
    client.close();
  }
}
