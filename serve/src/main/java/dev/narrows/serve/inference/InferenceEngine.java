package dev.narrows.serve.inference;

import dev.narrows.serve.Limits;
import dev.narrows.serve.models.Models;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs requests on a few threads; those that must wait do so in a queue of limited length. What
 * nobody waits for any more is dropped before it costs anything.
 */
public final class InferenceEngine implements Inference, AutoCloseable {
  private static final Duration SHORTEST_RETRY = Duration.ofMillis(50);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);

  private final Limits limits;
  private final Admission admission;
  private final JobQueue queue;
  private final RequestMetrics metrics;
  private final List<Thread> workers = new ArrayList<>();
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicLong accepted = new AtomicLong();

  /** A running mean, nanoseconds of a batch; for the hint when to retry. */
  private final AtomicLong batchNanos = new AtomicLong(TimeUnit.MILLISECONDS.toNanos(20));

  private InferenceEngine(
      Models models, Limits limits, BatchOptions options, RequestMetrics metrics) {
    this.limits = limits;
    this.metrics = metrics;
    admission = new Admission(models, limits);
    queue = new JobQueue(limits.queue(), options);
    for (int i = 0; i < options.workers(); i++) {
      workers.add(new Thread(this::work, "narrows-inference-" + i));
    }
  }

  /** Starts the threads. */
  public static InferenceEngine start(
      Models models, Limits limits, BatchOptions options, RequestMetrics metrics) {
    InferenceEngine engine = new InferenceEngine(models, limits, options, metrics);
    metrics.watch(engine);
    engine.workers.forEach(Thread::start);
    return engine;
  }

  @Override
  public CompletableFuture<InferenceResult> submit(InferenceRequest request) {
    long arrived = System.nanoTime();
    CompletableFuture<InferenceResult> answer = new CompletableFuture<>();
    var unused = answer.whenComplete(new RequestLog(request, arrived, metrics)::ended);
    try {
      enqueue(request, arrived, answer);
    } catch (RefusedException refused) {
      answer.completeExceptionally(refused);
    } catch (RuntimeException failure) {
      answer.completeExceptionally(
          new RefusedException(Refusal.INTERNAL, "request failed; see the server's log", failure));
    }
    return answer;
  }

  private void enqueue(
      InferenceRequest request, long arrived, CompletableFuture<InferenceResult> answer)
      throws RefusedException {
    Admission.Admitted admitted = admission.admit(request);
    Duration patience =
        request
            .timeout()
            .filter(own -> own.compareTo(limits.longest()) < 0)
            .orElse(limits.longest());
    Job job =
        new Job(
            request,
            admitted.lease(),
            admitted.pictures(),
            arrived,
            arrived + patience.toNanos(),
            answer);
    switch (queue.offer(job)) {
      case TAKEN -> accepted.incrementAndGet();
      case FULL ->
          job.fail(
              new RefusedException(
                  Refusal.RESOURCE_EXHAUSTED,
                  "queue: expected fewer than " + limits.queue() + " waiting requests",
                  retryAfter()));
      case CLOSED ->
          job.fail(new RefusedException(Refusal.UNAVAILABLE, "the server is about to end"));
    }
  }

  /** When about half of those that wait now will have been run. */
  private Duration retryAfter() {
    Duration half = Duration.ofNanos(batchNanos.get() * queue.size() / (2L * workers.size()));
    return half.compareTo(SHORTEST_RETRY) < 0
        ? SHORTEST_RETRY
        : half.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : half;
  }

  private void work() {
    try {
      for (List<Job> jobs = queue.take(); !jobs.isEmpty(); jobs = queue.take()) {
        long start = System.nanoTime();
        running.addAndGet(jobs.size());
        try {
          BatchRun.run(jobs);
        } finally {
          running.addAndGet(-jobs.size());
        }
        long nanos = System.nanoTime() - start;
        batchNanos.updateAndGet(mean -> mean + (nanos - mean) / 16);
      }
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }

  /** How many requests wait. */
  public int waiting() {
    return queue.size();
  }

  /** How many requests have been taken, since the start. */
  public long accepted() {
    return accepted.get();
  }

  /** How many requests run. */
  public int running() {
    return running.get();
  }

  /** Takes no more requests, and waits until those that were taken have ended. */
  @Override
  public void close() {
    queue.close();
    for (Thread worker : workers) {
      join(worker);
    }
  }

  private static void join(Thread worker) {
    try {
      worker.join();
    } catch (InterruptedException asked) {
      worker.interrupt();
      Thread.currentThread().interrupt();
    }
  }
}
