package dev.narrows.serve.http.demo;

import dev.narrows.model.Task;
import dev.narrows.picture.Picture;
import dev.narrows.runtime.EdgeCoding;
import dev.narrows.runtime.EncodedPicture;
import dev.narrows.serve.inference.Inference;
import dev.narrows.serve.inference.InferenceRequest;
import dev.narrows.serve.inference.InferenceResult;
import dev.narrows.serve.models.ModelLease;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Runs pictures the whole way: the edge half on the device of the demonstration, the cloud half by
 * the engine that serves everybody.
 */
final class BothHalves implements AutoCloseable {
  private static final int CLOUD_RUNS = 2;

  private final Inference inference;
  private final Duration patience;
  private final DemoDevice device = new DemoDevice();

  BothHalves(Inference inference, Duration patience) {
    this.inference = inference;
    this.patience = patience;
  }

  /**
   * One picture's way.
   *
   * @param sent what crosses the network, with the times of the edge half
   * @param result what the tasks say, with the times of the cloud half
   */
  record Way(EncodedPicture sent, InferenceResult result) {}

  /**
   * Runs one picture; a small one several times, of which the fastest counts.
   *
   * @param tasks which run in the cloud; none: all that the layers serve
   * @throws IOException if a half fails or has no room
   */
  Way run(ModelLease model, Picture picture, EdgeCoding coding, Set<Task> tasks)
      throws IOException {
    EncodedPicture sent = device.encode(model.model().directory(), picture, coding);
    InferenceResult result = answer(model, tasks, sent.bitstream());
    for (int run = 1; run < CLOUD_RUNS && DemoDevice.small(picture); run++) {
      InferenceResult other = answer(model, tasks, sent.bitstream());
      if (microseconds(other) < microseconds(result)) {
        result = other;
      }
    }
    return new Way(sent, result);
  }

  private static long microseconds(InferenceResult result) {
    return result.times().decode() + result.times().infer();
  }

  private InferenceResult answer(ModelLease model, Set<Task> tasks, byte[] bitstream)
      throws IOException {
    CompletableFuture<InferenceResult> future =
        inference.submit(
            new InferenceRequest(
                "page",
                model.model().key().name(),
                String.valueOf(model.model().key().version()),
                List.of(bitstream),
                tasks,
                Optional.of(patience)));
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException refused) {
        throw refused;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the cloud half");
    }
  }

  @Override
  public void close() throws IOException {
    device.close();
  }
}
