package dev.narrows.serve.http;

import dev.narrows.model.Task;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Tasks by their names. */
final class Tasks {
  private Tasks() {}

  /** Their names, in the order of {@link Task}. */
  static List<String> labels(Set<Task> tasks) {
    return EnumSet.copyOf(tasks).stream().map(Task::label).toList();
  }

  /**
   * The task of a name.
   *
   * @param where what is said first if there is none
   * @throws BadRequestException if there is none
   */
  static Task of(String name, String where) throws BadRequestException {
    for (Task task : Task.values()) {
      if (task.label().equals(name)) {
        return task;
      }
    }
    throw new BadRequestException(
        where
            + ": expected one of "
            + labels(EnumSet.allOf(Task.class))
            + ", found '"
            + name
            + "'");
  }
}
