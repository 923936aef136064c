package dev.narrows.serve.inference;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What is counted and measured of requests. */
public final class RequestMetrics {
  /** Upper ends of the buckets of times. */
  private static final Duration[] TIMES =
      java.util.stream.LongStream.of(
              1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 30_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final Counter received;
  private final Counter sent;
  private final DistributionSummary batches;
  private final Timer queue;
  private final Timer decode;
  private final Timer infer;

  /**
   * @param registry where they go
   */
  public RequestMetrics(MeterRegistry registry) {
    this.registry = registry;
    received =
        Counter.builder("narrows.bitstream.bytes")
            .description("Bytes of bitstreams received.")
            .register(registry);
    sent =
        Counter.builder("narrows.output.bytes")
            .description("Bytes of outputs given.")
            .register(registry);
    batches =
        DistributionSummary.builder("narrows.batch.pictures")
            .description("Pictures that were run together, for each answered request.")
            .serviceLevelObjectives(1, 2, 3, 4, 6, 8, 12, 16, 32)
            .register(registry);
    queue = stage("queue");
    decode = stage("decode");
    infer = stage("infer");
  }

  private Timer stage(String name) {
    return Timer.builder("narrows.stage")
        .description("Time in a stage: waiting, bitstream to features, features to outputs.")
        .tag("stage", name)
        .serviceLevelObjectives(TIMES)
        .register(registry);
  }

  void watch(InferenceEngine engine) {
    Gauge.builder("narrows.queue.depth", engine, InferenceEngine::waiting)
        .description("Requests that wait.")
        .register(registry);
    FunctionCounter.builder("narrows.accepted", engine, InferenceEngine::accepted)
        .description("Requests that were let in, to run or to wait.")
        .register(registry);
    Gauge.builder("narrows.running", engine, InferenceEngine::running)
        .description("Requests that run.")
        .register(registry);
  }

  /** A request has been answered. */
  void answered(InferenceRequest request, InferenceResult result, long nanos) {
    received.increment((double) request.bytes());
    result.outputs().forEach(output -> sent.increment(output.contents().length));
    StageMicros times = result.times();
    batches.record(times.batch());
    queue.record(times.queue(), TimeUnit.MICROSECONDS);
    decode.record(times.decode(), TimeUnit.MICROSECONDS);
    infer.record(times.infer(), TimeUnit.MICROSECONDS);
    ended("OK", result.model(), nanos);
  }

  /**
   * A request has ended without an answer.
   *
   * @param code why, as gRPC names it
   * @param model the model's name; empty if it is unknown, so that strangers add no rows
   * @param nanos since it came
   */
  public void ended(String code, String model, long nanos) {
    Timer.builder("narrows.request")
        .description("Requests and their time, from arrival to answer.")
        .tag("code", code)
        .tag("model", model)
        .serviceLevelObjectives(TIMES)
        .register(registry)
        .record(nanos, TimeUnit.NANOSECONDS);
  }
}
