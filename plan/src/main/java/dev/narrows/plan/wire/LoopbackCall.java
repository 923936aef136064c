package dev.narrows.plan.wire;

import dev.narrows.model.Task;
import dev.narrows.protocol.inference.GRPCInferenceServiceGrpc;
import dev.narrows.protocol.inference.ModelInferRequest;
import dev.narrows.protocol.inference.ModelInferResponse;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;

/**
 * What client and server take to speak with each other: calls of the right sizes over this
 * machine's loopback, which has no bandwidth or delay to speak of, to a service that knows its
 * answer already. Used by one thread.
 */
public final class LoopbackCall implements AutoCloseable {
  private static final double NANOSECONDS = 1e6;
  private static final int MAX_MESSAGE = 1 << 28;

  private final String model;
  private final Set<Task> tasks;
  private final Server server;
  private final ManagedChannel channel;
  private final Service service;

  private LoopbackCall(
      String model, Set<Task> tasks, Service service, Server server, ManagedChannel channel) {
    this.model = model;
    this.tasks = tasks;
    this.service = service;
    this.server = server;
    this.channel = channel;
  }

  /**
   * Starts the service and connects to it.
   *
   * @param model name of the model
   * @param tasks that are asked for
   * @throws IOException if there is no free port
   */
  public static LoopbackCall open(String model, Set<Task> tasks) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    Service service = new Service();
    Server server =
        NettyServerBuilder.forAddress(
                new InetSocketAddress(loopback, 0), InsecureServerCredentials.create())
            .maxInboundMessageSize(MAX_MESSAGE)
            .addService(service)
            .build()
            .start();
    String target = loopback.getHostAddress() + ":" + server.getPort();
    ManagedChannel channel =
        Grpc.newChannelBuilder(target, InsecureChannelCredentials.create())
            .maxInboundMessageSize(MAX_MESSAGE)
            .build();
    return new LoopbackCall(model, tasks, service, server, channel);
  }

  /**
   * Makes a call.
   *
   * @param input name of the input tensor
   * @param payload bytes of what is sent
   * @param height rows of the picture that is answered for
   * @param width its columns
   * @return how long it took, ms
   * @throws IOException if it fails
   */
  public double milliseconds(String input, int payload, int height, int width) throws IOException {
    service.answer = CallSize.responseMessage(model, tasks, height, width);
    ModelInferRequest request = CallSize.requestMessage(model, input, payload, tasks);
    long start = System.nanoTime();
    try {
      ModelInferResponse response =
          GRPCInferenceServiceGrpc.newBlockingStub(channel).modelInfer(request);
      double took = (System.nanoTime() - start) / NANOSECONDS;
      if (response.getRawOutputContentsCount() != tasks.size()) {
        throw new IOException("loopback: expected an answer for each task, found another");
      }
      return took;
    } catch (StatusRuntimeException e) {
      throw new IOException("loopback: " + e.getStatus(), e);
    }
  }

  @Override
  public void close() {
    channel.shutdownNow();
    server.shutdownNow();
  }

  private static final class Service extends GRPCInferenceServiceGrpc.GRPCInferenceServiceImplBase {
    private volatile ModelInferResponse answer = ModelInferResponse.getDefaultInstance();

    @Override
    public void modelInfer(
        ModelInferRequest request, StreamObserver<ModelInferResponse> responses) {
      responses.onNext(answer);
      responses.onCompleted();
    }
  }
}
