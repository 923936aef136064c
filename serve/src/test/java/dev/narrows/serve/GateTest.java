package dev.narrows.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.protocol.inference.GRPCInferenceServiceGrpc;
import dev.narrows.protocol.inference.ModelInferRequest;
import dev.narrows.protocol.inference.ModelInferResponse;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Callers that hold places without using them. */
final class GateTest {
  private static final byte[] BITSTREAM = Street.bitstreams().get(0);

  /** Of such a method a client sends the headers at once, not only with the first message. */
  private static final MethodDescriptor<ModelInferRequest, ModelInferResponse> AT_ONCE =
      GRPCInferenceServiceGrpc.getModelInferMethod().toBuilder()
          .setType(MethodType.BIDI_STREAMING)
          .build();

  /** A call that has begun, and sends nothing. */
  private static final class Silent extends ClientCall.Listener<ModelInferResponse> {
    private final CompletableFuture<Status> status = new CompletableFuture<>();
    private final CompletableFuture<Metadata> trailers = new CompletableFuture<>();
    private final ClientCall<ModelInferRequest, ModelInferResponse> call;

    private Silent(Caller caller) {
      call = caller.channel().newCall(AT_ONCE, CallOptions.DEFAULT);
      call.start(this, new Metadata());
      call.request(1);
    }

    @Override
    public void onClose(Status end, Metadata last) {
      trailers.complete(last);
      status.complete(end);
    }

    Status status() throws Exception {
      return status.get(Caller.PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  private static NarrowsServer server(int requests, Duration longest) throws IOException {
    Limits limits = new Limits(1 << 20, 1 << 20, 1, requests, 8, longest);
    return NarrowsServer.start(ServerOptions.local(List.of(Street.LATENTS)).with(limits));
  }

  @Test
  void messagesThatDoNotComeEndTheirCalls() throws Exception {
    try (NarrowsServer server = server(8, Duration.ofMillis(300));
        Caller caller = Caller.of(server)) {
      assertThat(new Silent(caller).status().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
    }
  }

  @Test
  void moreCallsThanTheLimitAreToldWhenToTryAgain() throws Exception {
    try (NarrowsServer server = server(2, Duration.ofMinutes(1));
        Caller caller = Caller.of(server)) {
      List<Silent> silent = List.of(new Silent(caller), new Silent(caller), new Silent(caller));
      CompletableFuture.anyOf(
              silent.stream().map(one -> one.status).toArray(CompletableFuture[]::new))
          .get(Caller.PATIENCE_SECONDS, TimeUnit.SECONDS);
      Silent refused = silent.stream().filter(one -> one.status.isDone()).findFirst().orElseThrow();
      assertThat(refused.status().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
      assertThat(
              refused
                  .trailers
                  .join()
                  .get(Metadata.Key.of("grpc-retry-pushback-ms", Metadata.ASCII_STRING_MARSHALLER)))
          .isEqualTo("200");
      silent.forEach(one -> one.call.cancel("enough", null));
      awaitAnswer(caller);
    }
  }

  @Test
  void halfAConnectionKeepsNobodyWaiting() throws Exception {
    try (NarrowsServer server = server(8, Duration.ofMinutes(1));
        Caller caller = Caller.of(server)) {
      List<Socket> halves = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.grpcPort());
        OutputStream out = socket.getOutputStream();
        // The start of HTTP/2's first words, and then nothing.
        out.write("PRI * HTTP/2.0\r\n".substring(0, i % 16).getBytes(StandardCharsets.US_ASCII));
        out.flush();
        halves.add(socket);
      }
      assertThat(caller.infer("street", BITSTREAM).getOutputsCount()).isEqualTo(3);
      for (Socket half : halves) {
        half.close();
      }
    }
  }

  private static void awaitAnswer(Caller caller) throws InterruptedException {
    for (int i = 0; i < 1000; i++) {
      try {
        assertThat(caller.infer("street", BITSTREAM).getOutputsCount()).isEqualTo(3);
        return;
      } catch (io.grpc.StatusRuntimeException full) {
        assertThat(full.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        Thread.sleep(20);
      }
    }
    throw new AssertionError("places that calls have left are still taken");
  }
}
