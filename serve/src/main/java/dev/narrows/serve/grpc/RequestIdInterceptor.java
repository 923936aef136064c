package dev.narrows.serve.grpc;

import dev.narrows.protocol.Parameters;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;

/** Takes a call's id from its headers, and gives it back with the answer's. */
final class RequestIdInterceptor implements ServerInterceptor {
  private static final Metadata.Key<String> ID =
      Metadata.Key.of(Parameters.REQUEST_ID, Metadata.ASCII_STRING_MARSHALLER);

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    String id = headers.get(ID);
    if (id == null) {
      return next.startCall(call, headers);
    }
    ServerCall<Q, A> answering =
        new SimpleForwardingServerCall<>(call) {
          @Override
          public void sendHeaders(Metadata answer) {
            answer.put(ID, id);
            super.sendHeaders(answer);
          }
        };
    Context context = Context.current().withValue(CallId.HEADER, id);
    return Contexts.interceptCall(context, answering, headers, next);
  }
}
