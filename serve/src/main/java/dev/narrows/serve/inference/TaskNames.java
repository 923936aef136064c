package dev.narrows.serve.inference;

import dev.narrows.model.Task;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Tasks by the names of their outputs. */
public final class TaskNames {
  private TaskNames() {}

  /**
   * The tasks of names.
   *
   * @throws RefusedException if there is none of a name
   */
  public static Set<Task> tasks(Collection<String> names) throws RefusedException {
    Set<Task> tasks = EnumSet.noneOf(Task.class);
    for (String name : names) {
      tasks.add(task(name));
    }
    return tasks;
  }

  private static Task task(String name) throws RefusedException {
    for (Task task : Task.values()) {
      if (task.label().equals(name)) {
        return task;
      }
    }
    List<String> known = Stream.of(Task.values()).map(Task::label).toList();
    String found = name.length() > 60 ? name.substring(0, 60) + "…" : name;
    throw new RefusedException(
        Refusal.INVALID_ARGUMENT, "outputs: expected some of " + known + ", found '" + found + "'");
  }
}
