package dev.narrows.plan.verify;

import dev.narrows.model.Task;
import dev.narrows.picture.Picture;
import dev.narrows.picture.PictureCodec;
import dev.narrows.protocol.inference.GRPCInferenceServiceGrpc;
import dev.narrows.protocol.inference.ModelInferResponse;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The picture itself to a server that runs the whole network. */
public final class PictureJourney implements Journey {
  private static final double NANOSECONDS = 1e6;
  private static final long DEADLINE_SECONDS = 120;
  private static final int MAX_MESSAGE = 1 << 28;

  private final PictureCodec codec;
  private final String model;
  private final Set<Task> tasks;
  private final ManagedChannel channel;

  private PictureJourney(
      PictureCodec codec, String model, Set<Task> tasks, ManagedChannel channel) {
    this.codec = codec;
    this.model = model;
    this.tasks = tasks;
    this.channel = channel;
  }

  /**
   * A journey that has not begun.
   *
   * @param codec of the pictures
   * @param server where it is, or the link to it
   * @param model name of the model
   * @param tasks that are asked for
   */
  public static PictureJourney open(
      PictureCodec codec, InetSocketAddress server, String model, Set<Task> tasks) {
    ManagedChannel channel =
        Grpc.newChannelBuilder(Addresses.target(server), InsecureChannelCredentials.create())
            .maxInboundMessageSize(MAX_MESSAGE)
            .build();
    return new PictureJourney(codec, model, tasks, channel);
  }

  @Override
  public CallTimes go(Picture picture) throws IOException {
    long start = System.nanoTime();
    byte[] sent = codec.encode(picture);
    long encoded = System.nanoTime();
    ModelInferResponse response;
    try {
      response =
          GRPCInferenceServiceGrpc.newBlockingStub(channel)
              .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
              .modelInfer(PictureMessages.request(model, sent, tasks));
    } catch (StatusRuntimeException e) {
      throw new IOException("picture server: " + e.getStatus(), e);
    }
    double total = (System.nanoTime() - start) / NANOSECONDS;
    return new CallTimes(
        total, (encoded - start) / NANOSECONDS, PictureMessages.cloudMilliseconds(response));
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
