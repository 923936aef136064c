package dev.narrows.serve.inference;

import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.UnknownCodecException;
import dev.narrows.model.Task;
import dev.narrows.runtime.CloudDecoder;
import dev.narrows.runtime.InferenceException;
import dev.narrows.runtime.ReceivedPicture;
import dev.narrows.runtime.TaskOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** Jobs of one kind, run together. */
final class BatchRun {
  private final List<Decoded> decoded = new ArrayList<>();
  private final long began = System.nanoTime();

  /** A job whose bitstreams have become features. */
  private record Decoded(Job job, List<FeatureTensor> features, long nanos) {}

  private BatchRun() {}

  /** Runs jobs and answers each of them. */
  static void run(List<Job> jobs) {
    BatchRun run = new BatchRun();
    try {
      jobs.forEach(run::decode);
      run.infer();
    } catch (InferenceException failure) {
      fail(jobs, failure);
    } catch (RuntimeException | Error failure) {
      // The worker goes on: one request must not take the server from the others.
      fail(jobs, failure);
    }
  }

  private static void fail(List<Job> jobs, Throwable failure) {
    RefusedException fault =
        new RefusedException(Refusal.INTERNAL, "inference failed; see the server's log", failure);
    jobs.forEach(job -> job.fail(fault));
  }

  private void decode(Job job) {
    if (!job.wanted()) {
      job.drop();
      return;
    }
    long start = System.nanoTime();
    List<FeatureTensor> features = new ArrayList<>();
    try {
      for (ReceivedPicture picture : job.pictures()) {
        features.add(job.model().decoder().features(picture));
      }
      decoded.add(new Decoded(job, features, System.nanoTime() - start));
    } catch (MalformedBitstreamException | UnknownCodecException fault) {
      job.fail(new RefusedException(Refusal.INVALID_ARGUMENT, fault.getMessage(), fault));
    }
  }

  private void infer() throws InferenceException {
    decoded.removeIf(
        one -> {
          boolean gone = !one.job().wanted();
          if (gone) {
            one.job().drop();
          }
          return gone;
        });
    if (decoded.isEmpty()) {
      return;
    }
    CloudDecoder decoder = decoded.get(0).job().model().decoder();
    Set<Task> tasks = decoded.get(0).job().kind().tasks();
    List<FeatureTensor> features = new ArrayList<>();
    decoded.forEach(one -> features.addAll(one.features()));
    long start = System.nanoTime();
    List<SortedMap<Task, TaskOutput>> outputs = decoder.run(features, tasks);
    long nanos = System.nanoTime() - start;
    int from = 0;
    for (Decoded one : decoded) {
      int to = from + one.features().size();
      StageMicros times =
          new StageMicros(
              (began - one.job().arrived()) / 1000,
              one.nanos() / 1000,
              nanos / 1000,
              features.size());
      one.job().succeed(result(one.job(), outputs.subList(from, to), times));
      from = to;
    }
  }

  private static InferenceResult result(
      Job job, List<SortedMap<Task, TaskOutput>> outputs, StageMicros times) {
    List<OutputTensor> tensors = new ArrayList<>();
    for (Task task : job.kind().tasks()) {
      tensors.add(OutputTensor.of(outputs.stream().map(own -> own.get(task)).toList()));
    }
    String version = Long.toString(job.model().key().version());
    return new InferenceResult(job.model().key().name(), version, tensors, times);
  }
}
