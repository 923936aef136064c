package dev.narrows.serve.grpc;

import dev.narrows.serve.inference.RequestMetrics;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends calls before anything is done for them; counts and logs them. */
record Refused(RequestMetrics metrics) {
  private static final Logger LOG = LoggerFactory.getLogger("narrows.request");

  <Q, A> ServerCall.Listener<Q> close(ServerCall<Q, A> call, Status status, Metadata trailers) {
    report(call, status);
    call.close(status, trailers);
    return new ServerCall.Listener<>() {};
  }

  void report(ServerCall<?, ?> call, Status status) {
    metrics.ended(status.getCode().name(), "", 0);
    LOG.atInfo()
        .addKeyValue("method", call.getMethodDescriptor().getFullMethodName())
        .addKeyValue("peer", call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR))
        .addKeyValue("code", status.getCode())
        .addKeyValue("reason", status.getDescription())
        .log("call refused");
  }
}
