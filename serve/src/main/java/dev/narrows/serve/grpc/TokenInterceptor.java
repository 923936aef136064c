package dev.narrows.serve.grpc;

import dev.narrows.serve.operation.Tokens;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.health.v1.HealthGrpc;
import java.util.Optional;

/** Lets in who has a token; health is for everybody, as probes of orchestrators have none. */
final class TokenInterceptor implements ServerInterceptor {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final Tokens tokens;
  private final Refused refused;

  TokenInterceptor(Tokens tokens, Refused refused) {
    this.tokens = tokens;
    this.refused = refused;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    String service = call.getMethodDescriptor().getServiceName();
    Optional<String> fault =
        HealthGrpc.SERVICE_NAME.equals(service)
            ? Optional.empty()
            : tokens.fault(headers.get(AUTHORIZATION));
    if (fault.isEmpty()) {
      return next.startCall(call, headers);
    }
    return refused.close(call, Status.UNAUTHENTICATED.withDescription(fault.get()), new Metadata());
  }
}
