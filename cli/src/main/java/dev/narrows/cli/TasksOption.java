package dev.narrows.cli;

import dev.narrows.model.Architecture;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.Task;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that names tasks. */
final class TasksOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--tasks",
      split = ",",
      paramLabel = "TASK",
      description = {
        "Serve these only, of segmentation, disparity and reconstruction: layers of latents that they"
            + " do not need are left out (default: all)."
      })
  private List<Task> tasks = List.of();

  /** Whether there is the option. */
  boolean given() {
    return !tasks.isEmpty();
  }

  /**
   * The tasks asked for, all of the model's if the option is not given.
   *
   * @throws ParameterException if the model lacks one
   */
  SortedSet<Task> of(ModelDirectory model) {
    SortedSet<Task> own = new TreeSet<>(model.description().network().decoders().keySet());
    for (Task task : tasks) {
      if (!own.contains(task)) {
        throw new ParameterException(
            spec.commandLine(),
            "--tasks: expected those of %s (%s), found %s"
                .formatted(model.path(), names(own), task.label()));
      }
    }
    return tasks.isEmpty() ? own : new TreeSet<>(tasks);
  }

  /** How many layers of its features a network's tasks read, the first ones. */
  static int layers(Architecture network, SortedSet<Task> tasks) {
    return tasks.stream().mapToInt(network::layersOf).max().orElseThrow();
  }

  private static String names(SortedSet<Task> tasks) {
    return tasks.stream().map(Task::label).collect(Collectors.joining(", "));
  }
}
