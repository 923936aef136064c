package dev.narrows.runtime;

import dev.narrows.feature.bitstream.CodedFeatures;
import dev.narrows.model.Task;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A bitstream that has been found to be one of the model's; its payload has not been decoded.
 * Several of one height, one width and the same tasks can be run together.
 *
 * @param coded the features
 * @param tasks those that are to run, at least one
 * @param height rows of the picture that the bitstream says it is of
 * @param width its columns
 */
public record ReceivedPicture(CodedFeatures coded, SortedSet<Task> tasks, long height, long width) {
  /** Copies the tasks. */
  public ReceivedPicture {
    tasks = Collections.unmodifiableSortedSet(new TreeSet<>(tasks));
  }

  /** Pixels of the picture; nothing says that it is a small one. */
  public long pixels() {
    return Math.multiplyExact(height, width);
  }
}
