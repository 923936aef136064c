package dev.narrows.plan.verify;

import dev.narrows.model.Task;
import dev.narrows.picture.Picture;
import dev.narrows.picture.PictureCodec;
import dev.narrows.protocol.inference.GRPCInferenceServiceGrpc;
import dev.narrows.protocol.inference.ModelInferRequest;
import dev.narrows.protocol.inference.ModelInferResponse;
import dev.narrows.runtime.TaskOutput;
import dev.narrows.runtime.WholeNetwork;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.SortedMap;

/**
 * A cloud that gets the picture itself and runs the whole network: the same protocol as a server of
 * Narrows speaks, with a tensor {@code picture} in place of the bitstream. For verification:
 * without limits, TLS and tokens.
 */
public final class PictureServer implements AutoCloseable {
  private static final int MAX_MESSAGE = 1 << 28;

  private final Server server;

  private PictureServer(Server server) {
    this.server = server;
  }

  /**
   * Starts it at a free port of the loopback address.
   *
   * @param network answers; not closed with this
   * @param codec of the pictures that come
   * @throws IOException if there is no free port
   */
  public static PictureServer start(WholeNetwork network, PictureCodec codec) throws IOException {
    InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Server server =
        NettyServerBuilder.forAddress(free, InsecureServerCredentials.create())
            .maxInboundMessageSize(MAX_MESSAGE)
            .addService(new Service(network, codec))
            .build()
            .start();
    return new PictureServer(server);
  }

  /** Where it is. */
  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort());
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  private static final class Service extends GRPCInferenceServiceGrpc.GRPCInferenceServiceImplBase {
    private static final long NANOSECONDS_PER_MICROSECOND = 1000;

    private final WholeNetwork network;
    private final PictureCodec codec;

    Service(WholeNetwork network, PictureCodec codec) {
      this.network = network;
      this.codec = codec;
    }

    @Override
    public void modelInfer(
        ModelInferRequest request, StreamObserver<ModelInferResponse> responses) {
      try {
        responses.onNext(answer(request));
        responses.onCompleted();
      } catch (IOException e) {
        responses.onError(
            Status.INVALID_ARGUMENT.withDescription(e.getMessage()).asRuntimeException());
      }
    }

    private ModelInferResponse answer(ModelInferRequest request) throws IOException {
      long start = System.nanoTime();
      Picture picture = codec.decode(PictureMessages.picture(request));
      long decoded = System.nanoTime();
      SortedMap<Task, TaskOutput> found =
          network.run(
              picture.rgb(), picture.height(), picture.width(), PictureMessages.tasks(request));
      return PictureMessages.response(
          request,
          (decoded - start) / NANOSECONDS_PER_MICROSECOND,
          (System.nanoTime() - decoded) / NANOSECONDS_PER_MICROSECOND,
          found);
    }
  }
}
