package dev.narrows.train;

import dev.narrows.model.Task;
import dev.narrows.train.config.LossConfig;
import dev.narrows.train.config.RateConfig;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;

/** How loss terms count against each other: by fixed factors or by learned log variances. */
final class LossWeighting {
  private static final String RATE = "rate";

  private final LossConfig config;
  private final Parameters parameters;

  LossWeighting(LossConfig config, Parameters parameters) {
    this.config = config;
    this.parameters = parameters;
  }

  /** Names of the trained numbers that this weighting needs among the parameters. */
  static List<String> scalars(LossConfig config, SortedSet<Task> tasks) {
    Stream<String> ofTasks =
        config.weighting() == LossConfig.Weighting.UNCERTAINTY
            ? tasks.stream().map(Task::label)
            : Stream.empty();
    Stream<String> ofRate = rateIsLearned(config) ? Stream.of(RATE) : Stream.empty();
    return Stream.concat(ofTasks, ofRate).map(LossWeighting::scalar).toList();
  }

  /** What a task's loss adds to the total. */
  Tensor weigh(Task task, Tensor loss) {
    return switch (config.weighting()) {
      case FIXED -> loss.mul(TorchDevice.scalar(factor(task)));
      case UNCERTAINTY -> uncertain(task.label(), loss, task == Task.SEGMENTATION ? 1 : 0.5);
    };
  }

  /** What the rate term adds to the total; it counts as one more regression. */
  Tensor weighRate(Tensor loss) {
    return rateIsLearned(config)
        ? uncertain(RATE, loss, 0.5)
        : loss.mul(TorchDevice.scalar(config.rate().weight()));
  }

  private Tensor uncertain(String name, Tensor loss, double factor) {
    Tensor s = parameters.get(scalar(name));
    return s.neg()
        .exp()
        .mul(loss)
        .mul(TorchDevice.scalar(factor))
        .add(s.mul(TorchDevice.scalar(0.5)))
        .sum();
  }

  private double factor(Task task) {
    return switch (task) {
      case SEGMENTATION -> config.segmentation();
      case DISPARITY -> config.disparity();
      case RECONSTRUCTION -> config.reconstruction();
    };
  }

  private static boolean rateIsLearned(LossConfig config) {
    return config.rate().on() != RateConfig.Features.NONE
        && config.rate().weighting() == LossConfig.Weighting.UNCERTAINTY;
  }

  private static String scalar(String name) {
    return "log_variance." + name;
  }
}
