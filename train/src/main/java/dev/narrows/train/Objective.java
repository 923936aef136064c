package dev.narrows.train;

import dev.narrows.model.Task;
import dev.narrows.train.config.LossConfig;
import dev.narrows.train.config.RateConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** What training minimises: the weighted tasks, on noisy features, and the rate term. */
final class Objective {
  /** Name of the rate term among the terms. */
  static final String RATE = "rate";

  private final LossConfig config;
  private final TorchNetwork network;
  private final TaskLosses taskLosses;
  private final LossWeighting weighting;
  private final FeatureNoise noise;
  private final CompressibilityLoss compressibility;

  /**
   * @param classWeights what a pixel of each class counts; empty without segmentation
   */
  Objective(LossConfig config, TorchNetwork network, TorchDevice device, float[] classWeights) {
    this.config = config;
    this.network = network;
    // Kept for the life of the objective, whatever scope is open now.
    taskLosses = new TaskLosses(device.floats(classWeights, classWeights.length).retainReference());
    weighting = new LossWeighting(config, network.parameters());
    noise = new FeatureNoise(config);
    compressibility = new CompressibilityLoss(config.rate(), device);
  }

  /**
   * The objective on one batch.
   *
   * @param total what is minimised, a scalar with a gradient
   * @param terms every loss before weighting, by the task's label or {@link #RATE}; the rate is
   *     computed without a gradient for the baseline too, so that runs can be compared
   */
  record Value(Tensor total, Map<String, Tensor> terms) {}

  /**
   * Passes a batch through the network for the sake of the running statistics alone.
   *
   * @param statistics what becomes of the batch's statistics
   */
  void observe(TorchBatch batch, BatchStatistics statistics) {
    Tensor features = noise.add(network.encode(batch.pictures(), statistics)).noisy();
    for (Task task : network.architecture().decoders().keySet()) {
      network.decode(task, features, statistics);
    }
  }

  /** Computes the objective. */
  Value of(TorchBatch batch) {
    Map<String, Tensor> terms = new LinkedHashMap<>();
    FeatureNoise.Noisy features =
        noise.add(network.encode(batch.pictures(), BatchStatistics.TRAINING));
    Tensor total = null;
    for (Task task : network.architecture().decoders().keySet()) {
      Tensor loss =
          taskLosses.of(
              task, network.decode(task, features.noisy(), BatchStatistics.TRAINING), batch);
      terms.put(task.label(), loss);
      Tensor weighted = weighting.weigh(task, loss);
      total = total == null ? weighted : total.add(weighted);
    }
    Tensor seen = features.seenBy(config.rate().on());
    if (config.rate().on() == RateConfig.Features.NONE) {
      terms.put(RATE, compressibility.of(seen.detach()));
    } else {
      Tensor rate = compressibility.of(seen);
      terms.put(RATE, rate);
      total = total.add(weighting.weighRate(rate));
    }
    return new Value(total, terms);
  }
}
