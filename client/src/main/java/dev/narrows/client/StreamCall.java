package dev.narrows.client;

import dev.narrows.protocol.stream.FeatureStreamGrpc;
import dev.narrows.protocol.stream.StreamRequest;
import dev.narrows.protocol.stream.StreamResponse;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;

/** One call of a stream; a stream has another after each loss of its server. */
final class StreamCall {
  /** Whoever wants to know what happens to a call. Called by gRPC's threads. */
  interface Listener {
    /** There may be room for a request. */
    void ready();

    /** An answer has come. */
    void answered(StreamCall call, StreamResponse response);

    /** No more answers come. */
    void ended(StreamCall call, CallFailure failure);
  }

  private ClientCallStreamObserver<StreamRequest> requests;

  private StreamCall() {}

  static StreamCall open(Channel channel, Listener listener) {
    StreamCall call = new StreamCall();
    FeatureStreamGrpc.newStub(channel)
        .infer(
            new ClientResponseObserver<StreamRequest, StreamResponse>() {
              @Override
              public void beforeStart(ClientCallStreamObserver<StreamRequest> observer) {
                call.requests = observer;
                observer.setOnReadyHandler(listener::ready);
              }

              @Override
              public void onNext(StreamResponse response) {
                listener.answered(call, response);
              }

              @Override
              public void onError(Throwable failure) {
                Status status = Status.fromThrowable(failure);
                listener.ended(call, CallFailure.of(status, Status.trailersFromThrowable(failure)));
              }

              @Override
              public void onCompleted() {
                // A server that is about to end, when it is not we who have ended the call.
                Status over = Status.UNAVAILABLE.withDescription("the server ended the stream");
                listener.ended(call, CallFailure.of(over, null));
              }
            });
    return call;
  }

  /** Whether a request would be sent on, not kept: what is beyond that is for the queue. */
  boolean ready() {
    return requests.isReady();
  }

  void send(StreamRequest request) {
    requests.onNext(request);
  }

  void finish() {
    requests.onCompleted();
  }

  void cancel() {
    requests.cancel("abandoned", null);
  }
}
