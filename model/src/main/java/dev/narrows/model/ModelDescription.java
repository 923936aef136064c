package dev.narrows.model;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a model is, apart from its numbers.
 *
 * @param architecture the network's sizes
 * @param tasks one for each decoder, in the order of {@link Task}
 * @param input the pictures it was trained on
 * @param bottleneck what crosses the channel
 */
public record ModelDescription(
    ArchitectureSpec architecture,
    List<TaskDescription> tasks,
    Input input,
    Bottleneck bottleneck) {

  /** Labels are bytes, of which 255 says that there is none. */
  public static final int MAX_CLASSES = 255;

  /**
   * One task's output.
   *
   * @param task which
   * @param channels number of its channels
   * @param classes of a segmentation, in the order of their ids; of other tasks empty
   */
  public record TaskDescription(Task task, int channels, List<SegmentationClass> classes) {
    /**
     * @throws IllegalArgumentException if the channels are not those of the task or the classes
     */
    public TaskDescription {
      classes = List.copyOf(classes);
      int expected =
          switch (task) {
            case SEGMENTATION -> classes.size();
            case DISPARITY -> 1;
            case RECONSTRUCTION -> 3;
          };
      require(channels == expected && channels > 0, task + " channels", expected, channels);
      require(channels <= MAX_CLASSES, task + " channels", "at most " + MAX_CLASSES, channels);
      require(task == Task.SEGMENTATION || classes.isEmpty(), task + " classes", "none", classes);
    }

    /** Segmentation into these classes. */
    public static TaskDescription segmentation(List<SegmentationClass> classes) {
      return new TaskDescription(Task.SEGMENTATION, classes.size(), classes);
    }

    /** Disparity, one channel. */
    public static TaskDescription disparity() {
      return new TaskDescription(Task.DISPARITY, 1, List.of());
    }

    /** Reconstruction, three channels. */
    public static TaskDescription reconstruction() {
      return new TaskDescription(Task.RECONSTRUCTION, 3, List.of());
    }
  }

  /**
   * The pictures of the training; others whose sides are multiples of the stride work too.
   *
   * @param width pixels a row
   * @param height rows
   * @param mean of each channel, RGB in [0,1], subtracted within the network
   * @param deviation of each channel, divided by within the network
   */
  public record Input(int width, int height, List<Float> mean, List<Float> deviation) {
    /**
     * @throws IllegalArgumentException if a side is below 1
     */
    public Input {
      mean = List.copyOf(mean);
      deviation = List.copyOf(deviation);
      require(width > 0 && height > 0, "input", "positive sides", width + "x" + height);
    }

    /** Pictures of a size, normalised as by {@link Architecture}. */
    public static Input of(int width, int height) {
      return new Input(width, height, Architecture.IMAGENET_MEAN, Architecture.IMAGENET_DEVIATION);
    }
  }

  /**
   * What crosses the channel.
   *
   * @param channels of the features
   * @param stride picture pixels per feature row or column
   * @param quantizer how features become integers: {@code min-max}, or {@code latents} by what
   *     training knows of them
   * @param bits depth of those integers; of latents that of any other codec's that take them
   */
  public record Bottleneck(int channels, int stride, String quantizer, int bits) {
    /**
     * @throws IllegalArgumentException if the depth is not 1 to 16
     */
    public Bottleneck {
      require(bits >= 1 && bits <= 16, "quantiser bits", "1 to 16", bits);
    }
  }

  /**
   * @throws IllegalArgumentException if the parts contradict each other
   */
  public ModelDescription {
    tasks = tasks.stream().sorted(Comparator.comparing(TaskDescription::task)).toList();
    Set<Task> distinct = new HashSet<>();
    tasks.forEach(description -> distinct.add(description.task()));
    require(
        !tasks.isEmpty() && distinct.size() == tasks.size(), "tasks", "one or more, once", tasks);
    int channels = network(architecture, tasks).bottleneckChannels();
    int stride = architecture.stride();
    require(bottleneck.channels() == channels, "bottleneck channels", channels, bottleneck);
    require(bottleneck.stride() == stride, "bottleneck stride", stride, bottleneck);
    require(
        input.mean().equals(Architecture.IMAGENET_MEAN)
            && input.deviation().equals(Architecture.IMAGENET_DEVIATION),
        "input normalisation",
        Architecture.IMAGENET_MEAN + " and " + Architecture.IMAGENET_DEVIATION,
        input);
  }

  /**
   * A model of an architecture: one with latents, or one whose features are quantised between their
   * least and greatest value in 8 bits.
   */
  public static ModelDescription of(
      ArchitectureSpec architecture, List<TaskDescription> tasks, int width, int height) {
    Bottleneck bottleneck =
        new Bottleneck(
            network(architecture, tasks).bottleneckChannels(),
            architecture.stride(),
            architecture.latents().learned() ? "latents" : "min-max",
            8);
    return new ModelDescription(architecture, tasks, Input.of(width, height), bottleneck);
  }

  /** The network. */
  public Architecture network() {
    return network(architecture, tasks);
  }

  /** Whether the features are learned latents. */
  public boolean learned() {
    return architecture.latents().learned();
  }

  private static Architecture network(ArchitectureSpec architecture, List<TaskDescription> tasks) {
    Map<Task, Integer> outputs = new LinkedHashMap<>();
    tasks.forEach(task -> outputs.put(task.task(), task.channels()));
    return Architecture.of(architecture, outputs);
  }

  /** What is known of a task, if the model has it. */
  public Optional<TaskDescription> task(Task task) {
    return tasks.stream().filter(description -> description.task() == task).findFirst();
  }

  private static void require(boolean condition, String what, Object expected, Object found) {
    if (!condition) {
      throw new IllegalArgumentException(what + ": expected " + expected + ", found " + found);
    }
  }
}
