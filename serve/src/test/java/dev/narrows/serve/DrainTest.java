package dev.narrows.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.protocol.inference.ModelInferResponse;
import dev.narrows.serve.inference.BatchOptions;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The end of a server is not the end of what it has begun. */
final class DrainTest {
  @Test
  void whatRunsIsAnsweredAndWatchersAreTold() throws Exception {
    ServerOptions options = ServerOptions.local(List.of(Street.LATENTS));
    // A batch that waits for a second picture keeps the request running for a known time.
    BatchOptions waiting = new BatchOptions(1, 2, Duration.ofSeconds(2));
    try (NarrowsServer server = NarrowsServer.start(options.with(waiting));
        Caller caller = Caller.of(server)) {
      LinkedBlockingQueue<ServingStatus> health = new LinkedBlockingQueue<>();
      HealthGrpc.newStub(caller.channel())
          .watch(HealthCheckRequest.getDefaultInstance(), new Watcher(health));
      assertThat(health.poll(Caller.PATIENCE_SECONDS, TimeUnit.SECONDS))
          .isEqualTo(ServingStatus.SERVING);
      Future<ModelInferResponse> running =
          caller.begin(Caller.raw("street", Street.bitstreams().subList(0, 1), List.of()));
      while (server.metrics().get("narrows.accepted").functionCounter().count() < 1) {
        Thread.sleep(1);
      }
      CompletableFuture<Void> end = CompletableFuture.runAsync(server::drain);
      assertThat(health.poll(Caller.PATIENCE_SECONDS, TimeUnit.SECONDS))
          .isEqualTo(ServingStatus.NOT_SERVING);
      assertThat(running.get(Caller.PATIENCE_SECONDS, TimeUnit.SECONDS).getOutputsCount())
          .isEqualTo(3);
      caller.close();
      end.get(Caller.PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  private record Watcher(LinkedBlockingQueue<ServingStatus> seen)
      implements StreamObserver<HealthCheckResponse> {
    @Override
    public void onNext(HealthCheckResponse response) {
      seen.add(response.getStatus());
    }

    @Override
    public void onError(Throwable gone) {}

    @Override
    public void onCompleted() {}
  }
}
