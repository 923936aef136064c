package dev.narrows.cli.plan;

import dev.narrows.model.Task;
import dev.narrows.plan.PlanException;
import dev.narrows.plan.measure.SplitModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The models of a plan, open. */
final class PlanModels implements AutoCloseable {
  private final Deque<SplitModel> opened = new ArrayDeque<>();

  private PlanModels() {}

  /**
   * Opens them.
   *
   * @throws IOException if there is none in a directory, or a damaged one
   */
  static PlanModels open(List<Path> directories) throws IOException {
    PlanModels models = new PlanModels();
    try {
      for (Path directory : directories) {
        String name = name(directory);
        boolean taken = models.opened.stream().anyMatch(model -> model.name().equals(name));
        models.opened.add(SplitModel.open(directory, taken ? directory.toString() : name));
      }
      return models;
    } catch (IOException failure) {
      models.close();
      throw failure;
    }
  }

  /** In the order in which they were named. */
  List<SplitModel> all() {
    return new ArrayList<>(opened);
  }

  /**
   * The tasks to plan for: those asked for or, if none is, all but the reconstruction, which the
   * device, having the picture, needs least.
   *
   * @throws PlanException if a model lacks one
   */
  Set<Task> tasks(List<Task> asked) throws PlanException {
    Set<Task> tasks = new TreeSet<>(asked);
    if (tasks.isEmpty()) {
      tasks.addAll(opened.getFirst().tasks());
      tasks.remove(Task.RECONSTRUCTION);
      opened.forEach(model -> tasks.retainAll(model.tasks()));
    }
    for (SplitModel model : opened) {
      if (tasks.isEmpty() || !model.tasks().containsAll(tasks)) {
        throw new PlanException(
            "--tasks: expected some that every model has, found %s, where %s has %s"
                .formatted(labels(tasks), model.directory().path(), labels(model.tasks())));
      }
    }
    return tasks;
  }

  @Override
  public void close() throws IOException {
    while (!opened.isEmpty()) {
      opened.pop().close();
    }
  }

  /** Names for people. */
  static String labels(Set<Task> tasks) {
    return tasks.isEmpty()
        ? "none"
        : tasks.stream().sorted().map(Task::label).collect(Collectors.joining(", "));
  }

  /** Of {@code runs/base/model} it is base. */
  private static String name(Path directory) {
    Path path = directory.toAbsolutePath().normalize();
    Path own = path.getFileName();
    Path parent = path.getParent() == null ? null : path.getParent().getFileName();
    boolean general = own != null && own.toString().equals("model") && parent != null;
    return String.valueOf(general ? parent : own);
  }
}
