package dev.narrows.serve.inference;

import dev.narrows.model.Task;
import dev.narrows.runtime.ReceivedPicture;
import dev.narrows.serve.models.ModelLease;
import dev.narrows.serve.models.ServedModel;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;

/** An accepted request on its way: its pictures have been received, and its model is leased. */
final class Job {
  private final InferenceRequest request;
  private final ModelLease lease;
  private final List<ReceivedPicture> pictures;
  private final long arrived;
  private final long deadline;
  private final CompletableFuture<InferenceResult> answer;

  /**
   * What jobs that can be run together have in common.
   *
   * @param model the model itself, not only its name
   */
  record Kind(ServedModel model, SortedSet<Task> tasks, long height, long width) {}

  /**
   * @param arrived {@link System#nanoTime}
   * @param deadline {@link System#nanoTime} too
   */
  Job(
      InferenceRequest request,
      ModelLease lease,
      List<ReceivedPicture> pictures,
      long arrived,
      long deadline,
      CompletableFuture<InferenceResult> answer) {
    this.request = request;
    this.lease = lease;
    this.pictures = pictures;
    this.arrived = arrived;
    this.deadline = deadline;
    this.answer = answer;
  }

  InferenceRequest request() {
    return request;
  }

  ServedModel model() {
    return lease.model();
  }

  List<ReceivedPicture> pictures() {
    return pictures;
  }

  long arrived() {
    return arrived;
  }

  Kind kind() {
    ReceivedPicture first = pictures.get(0);
    return new Kind(model(), first.tasks(), first.height(), first.width());
  }

  /** Whether somebody still waits for the answer; if the time is up, that is the answer. */
  boolean wanted() {
    if (!answer.isDone() && System.nanoTime() - deadline >= 0) {
      fail(new RefusedException(Refusal.DEADLINE_EXCEEDED, "deadline: passed before an answer"));
    }
    return !answer.isDone();
  }

  void succeed(InferenceResult result) {
    lease.close();
    answer.complete(result);
  }

  void fail(RefusedException refusal) {
    lease.close();
    answer.completeExceptionally(refusal);
  }

  /** Gives the model back when nobody waits any more. */
  void drop() {
    lease.close();
  }
}
