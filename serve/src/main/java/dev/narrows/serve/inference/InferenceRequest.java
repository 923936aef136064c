package dev.narrows.serve.inference;

import dev.narrows.model.Task;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Bitstreams that are to become what tasks say. Two requests of one id are two requests: a retry is
 * answered like the first.
 *
 * @param id the caller's or the server's name for it, for the log
 * @param model the model's name
 * @param version the model's version; empty: the latest
 * @param bitstreams one for each picture, all of pictures of one size; not copied
 * @param tasks which are to run; none: all that the layers of every bitstream serve
 * @param timeout after which the answer is of no use, if ever
 */
public record InferenceRequest(
    String id,
    String model,
    String version,
    List<byte[]> bitstreams,
    Set<Task> tasks,
    Optional<Duration> timeout) {
  /** Copies the collections, not the bitstreams. */
  public InferenceRequest {
    bitstreams = List.copyOf(bitstreams);
    tasks = tasks.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(tasks));
  }

  /** Bytes of the bitstreams. */
  public long bytes() {
    return bitstreams.stream().mapToLong(bitstream -> bitstream.length).sum();
  }
}
