package dev.narrows.client;

import dev.narrows.model.Task;
import dev.narrows.runtime.EncodedPicture;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A bitstream, and what is asked of it.
 *
 * @param model the name that the server knows the model by
 * @param modelVersion its version; empty for the latest
 * @param bitstream all of it; not copied
 * @param tasks to run; none for all that the bitstream serves
 * @param id tells the request from others, in the server's log too; the same in each attempt
 * @param edgeNanoseconds what making the bitstream took, for the answer's times; 0 if unknown
 */
public record InferenceRequest(
    String model,
    String modelVersion,
    byte[] bitstream,
    Set<Task> tasks,
    String id,
    long edgeNanoseconds) {
  private static final int MAX_ID = 128;

  /**
   * Copies the tasks.
   *
   * @throws IllegalArgumentException if the id is not 1 to 128 visible characters of ASCII
   */
  public InferenceRequest {
    if (id.isEmpty() || id.length() > MAX_ID || !id.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          "id: expected 1 to " + MAX_ID + " visible characters of ASCII, found '" + id + "'");
    }
    tasks = Collections.unmodifiableSortedSet(new TreeSet<>(tasks));
  }

  /** A request of a picture's bitstream to the latest version of a model, with an id of its own. */
  public static InferenceRequest of(String model, EncodedPicture picture, Set<Task> tasks) {
    return new InferenceRequest(
        model, "", picture.bitstream(), tasks, newId(), picture.nanoseconds());
  }

  /** A request of a bitstream to the latest version of a model, with an id of its own. */
  public static InferenceRequest of(String model, byte[] bitstream, Set<Task> tasks) {
    return new InferenceRequest(model, "", bitstream, tasks, newId(), 0);
  }

  static String newId() {
    return UUID.randomUUID().toString();
  }
}
