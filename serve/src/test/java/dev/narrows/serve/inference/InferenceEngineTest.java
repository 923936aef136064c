package dev.narrows.serve.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.narrows.model.Task;
import dev.narrows.serve.Caller;
import dev.narrows.serve.Limits;
import dev.narrows.serve.Street;
import dev.narrows.serve.models.ModelRepository;
import dev.narrows.serve.models.RepositoryOptions;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What waits, what runs, and what never does. A worker that waits for others of a batch is busy for
 * a known time: what is asked for meanwhile, of other tasks, waits for certain.
 */
final class InferenceEngineTest {
  private static final Duration BUSY = Duration.ofSeconds(2);
  private static final BatchOptions ONE_BUSY_WORKER = new BatchOptions(1, 2, BUSY);

  private static ModelRepository models;

  private final MeterRegistry metrics = new SimpleMeterRegistry();
  private InferenceEngine engine;

  @BeforeAll
  static void load() throws IOException {
    models = ModelRepository.open(List.of(Street.LATENTS), RepositoryOptions.DEFAULT);
  }

  @AfterAll
  static void unload() {
    models.close();
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  private void start(Limits limits, BatchOptions options) {
    engine = InferenceEngine.start(models, limits, options, new RequestMetrics(metrics));
  }

  private CompletableFuture<InferenceResult> submit(int picture, Set<Task> tasks) {
    return engine.submit(request(picture, tasks, Optional.empty()));
  }

  private static InferenceRequest request(
      int picture, Set<Task> tasks, Optional<Duration> timeout) {
    List<byte[]> bitstream = List.of(Street.bitstreams().get(picture));
    return new InferenceRequest("test", "street", "", bitstream, tasks, timeout);
  }

  private static InferenceResult result(CompletableFuture<InferenceResult> answer)
      throws Exception {
    return answer.get(Caller.PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private static RefusedException refusal(CompletableFuture<InferenceResult> answer) {
    Throwable failure = catchThrowable(() -> result(answer));
    assertThat(failure)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(RefusedException.class);
    return (RefusedException) failure.getCause();
  }

  /** How many requests have been decoded, after all that was submitted has ended. */
  private long decoded() {
    engine.close();
    return metrics.get("narrows.stage").tag("stage", "decode").timer().count();
  }

  @Test
  void batchesGiveTheBytesOfSingleRequests() throws Exception {
    start(Limits.DEFAULT, new BatchOptions(1, 4, BUSY));
    List<CompletableFuture<InferenceResult>> together = new ArrayList<>();
    for (int picture = 0; picture < 4; picture++) {
      together.add(submit(picture, Set.of()));
    }
    List<InferenceResult> batch = new ArrayList<>();
    for (CompletableFuture<InferenceResult> answer : together) {
      batch.add(result(answer));
    }
    engine.close();
    start(Limits.DEFAULT, BatchOptions.DEFAULT);
    for (int picture = 0; picture < 4; picture++) {
      InferenceResult single = result(submit(picture, Set.of()));
      assertThat(batch.get(picture).times().batch()).isEqualTo(4);
      assertThat(single.times().batch()).isEqualTo(1);
      for (int output = 0; output < 3; output++) {
        assertThat(batch.get(picture).outputs().get(output).contents())
            .isEqualTo(single.outputs().get(output).contents());
      }
    }
  }

  @Test
  void aFullQueueRefusesAndSaysWhenToTryAgain() throws Exception {
    Limits limits = new Limits(1 << 20, 1 << 20, 1, 16, 1, Duration.ofMinutes(1));
    start(limits, ONE_BUSY_WORKER);
    CompletableFuture<InferenceResult> running = submit(0, Set.of(Task.SEGMENTATION));
    awaitTaken();
    CompletableFuture<InferenceResult> waiting = submit(1, Set.of(Task.DISPARITY));
    RefusedException refusal = refusal(submit(2, Set.of(Task.DISPARITY)));
    assertThat(refusal.reason()).isEqualTo(Refusal.RESOURCE_EXHAUSTED);
    assertThat(refusal.retryAfter()).isPresent();
    assertThat(result(running).outputs()).hasSize(1);
    assertThat(result(waiting).outputs()).hasSize(1);
  }

  @Test
  void cancelledRequestsGiveTheirPlaceAndCostNothing() throws Exception {
    Limits limits = new Limits(1 << 20, 1 << 20, 1, 16, 1, Duration.ofMinutes(1));
    start(limits, ONE_BUSY_WORKER);
    CompletableFuture<InferenceResult> running = submit(0, Set.of(Task.SEGMENTATION));
    awaitTaken();
    CompletableFuture<InferenceResult> unwanted = submit(1, Set.of(Task.DISPARITY));
    unwanted.cancel(false);
    CompletableFuture<InferenceResult> instead = submit(2, Set.of(Task.DISPARITY));
    assertThat(result(running).outputs()).hasSize(1);
    assertThat(result(instead).outputs()).hasSize(1);
    assertThat(catchThrowable(() -> result(unwanted))).isInstanceOf(CancellationException.class);
    assertThat(decoded()).isEqualTo(2);
    assertThat(metrics.get("narrows.request").tag("code", "CANCELLED").timer().count())
        .isEqualTo(1);
  }

  @Test
  void expiredRequestsCostNothing() throws Exception {
    start(Limits.DEFAULT, ONE_BUSY_WORKER);
    CompletableFuture<InferenceResult> running = submit(0, Set.of(Task.SEGMENTATION));
    awaitTaken();
    CompletableFuture<InferenceResult> late =
        engine.submit(request(1, Set.of(Task.DISPARITY), Optional.of(Duration.ofMillis(1))));
    assertThat(refusal(late).reason()).isEqualTo(Refusal.DEADLINE_EXCEEDED);
    assertThat(result(running).outputs()).hasSize(1);
    assertThat(decoded()).isEqualTo(1);
  }

  @Test
  void sameIdsAreDifferentRequests() throws Exception {
    start(Limits.DEFAULT, BatchOptions.DEFAULT);
    CompletableFuture<InferenceResult> first = submit(0, Set.of());
    CompletableFuture<InferenceResult> again = submit(0, Set.of());
    assertThat(result(first).outputs().get(0).contents())
        .isEqualTo(result(again).outputs().get(0).contents());
  }

  @Test
  void whatWaitsIsAnsweredWhenTheEngineCloses() throws Exception {
    start(Limits.DEFAULT, ONE_BUSY_WORKER);
    CompletableFuture<InferenceResult> running = submit(0, Set.of(Task.SEGMENTATION));
    CompletableFuture<InferenceResult> waiting = submit(1, Set.of(Task.DISPARITY));
    engine.close();
    assertThat(result(running).outputs()).hasSize(1);
    assertThat(result(waiting).outputs()).hasSize(1);
    assertThat(refusal(submit(2, Set.of())).reason()).isEqualTo(Refusal.UNAVAILABLE);
  }

  @Test
  void picturesBeyondTheLimitAreRefusedBeforeTheyAreDecoded() {
    Limits limits = new Limits(1 << 20, 192 * 96 - 1, 1, 16, 4, Duration.ofMinutes(1));
    start(limits, BatchOptions.DEFAULT);
    RefusedException refusal = refusal(submit(0, Set.of()));
    assertThat(refusal.reason()).isEqualTo(Refusal.TOO_LARGE);
    assertThat(refusal).hasMessageContaining("at most 18431 pixels").hasMessageContaining("192x96");
    assertThat(decoded()).isZero();
  }

  /** Until the worker has taken what was submitted, and waits for more of its kind. */
  private void awaitTaken() throws InterruptedException {
    while (engine.waiting() > 0) {
      Thread.sleep(1);
    }
  }
}
