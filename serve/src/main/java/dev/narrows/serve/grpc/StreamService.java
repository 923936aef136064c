package dev.narrows.serve.grpc;

import dev.narrows.protocol.stream.FeatureStreamGrpc;
import dev.narrows.protocol.stream.StreamRequest;
import dev.narrows.protocol.stream.StreamResponse;
import dev.narrows.serve.ServerParts;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Streams of bitstreams. */
final class StreamService extends FeatureStreamGrpc.FeatureStreamImplBase {
  private final ServerParts parts;
  private final int window;
  private final Set<StreamSession> sessions = ConcurrentHashMap.newKeySet();

  /**
   * @param window how many pictures of a stream are on their way at most
   */
  StreamService(ServerParts parts, int window) {
    this.parts = parts;
    this.window = window;
  }

  @Override
  public StreamObserver<StreamRequest> infer(StreamObserver<StreamResponse> observer) {
    ServerCallStreamObserver<StreamResponse> call =
        (ServerCallStreamObserver<StreamResponse>) observer;
    StreamSession session = new StreamSession(parts, call);
    sessions.add(session);
    call.disableAutoRequest();
    call.setOnReadyHandler(session::flush);
    call.setOnCloseHandler(() -> sessions.remove(session));
    call.setOnCancelHandler(
        () -> {
          sessions.remove(session);
          session.gone();
        });
    call.request(window);
    return session;
  }

  /** Lets every stream end after what has been read of it. */
  void drain() {
    sessions.forEach(StreamSession::drain);
  }
}
