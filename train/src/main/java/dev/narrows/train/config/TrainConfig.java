package dev.narrows.train.config;

import dev.narrows.data.Augmentation;
import dev.narrows.model.ArchitectureSpec;
import dev.narrows.model.LatentSpec;
import dev.narrows.model.Task;
import java.util.List;

/**
 * Everything a training run depends on. Two runs with equal configurations on the same machine and
 * as many threads give equal weights.
 *
 * @param seed of the first weights, the order of the data, augmentation and noise
 * @param data what is learned from
 * @param augmentation how samples are varied
 * @param network sizes and style of the network
 * @param tasks what the network computes; a task that the data has no truth for is left out
 * @param loss how the terms are formed and weighted
 * @param optimizer how gradients change parameters
 * @param schedule how long, and how the learning rate moves
 * @param device where it runs
 */
public record TrainConfig(
    long seed,
    DataConfig data,
    Augmentation augmentation,
    ArchitectureSpec network,
    List<Task> tasks,
    LossConfig loss,
    OptimizerConfig optimizer,
    ScheduleConfig schedule,
    DeviceConfig device) {
  /** Copies the list. */
  public TrainConfig {
    tasks = List.copyOf(tasks);
    Checks.require(!tasks.isEmpty(), "tasks: expected at least one", tasks);
    Checks.require(
        !network.latents().learned() || network.latents().rates() == loss.latents().rates(),
        "loss.latents.base_weights: expected one for each of the network's "
            + (network.latents().rates() + " rates"),
        loss.latents().rates());
  }

  /** The same with another loss. */
  public TrainConfig withLoss(LossConfig other) {
    return new TrainConfig(
        seed, data, augmentation, network, tasks, other, optimizer, schedule, device);
  }

  /** The same with another network. */
  public TrainConfig withNetwork(ArchitectureSpec other) {
    return new TrainConfig(
        seed, data, augmentation, other, tasks, loss, optimizer, schedule, device);
  }

  /**
   * The same without the settings that change nothing, those of latents in a network without them
   * and of the compressibility loss in one with them: two configurations train the same model if
   * what is left is equal.
   */
  public TrainConfig essential() {
    return network.latents().learned()
        ? withLoss(loss.withRate(RateConfig.UNUSED))
        : withNetwork(network.withLatents(LatentSpec.NONE))
            .withLoss(loss.withLatents(LatentLossConfig.UNUSED));
  }
}
