package dev.narrows.train;

import dev.narrows.model.Task;
import dev.narrows.train.config.LossConfig;
import dev.narrows.train.config.RateConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** The weighted tasks, on noisy features, and the compressibility loss as rate term. */
final class CompressibilityObjective implements Objective {
  private final LossConfig config;
  private final TorchNetwork network;
  private final TaskLosses taskLosses;
  private final LossWeighting weighting;
  private final FeatureNoise noise;
  private final CompressibilityLoss compressibility;

  /**
   * @param classWeights what a pixel of each class counts; empty without segmentation
   */
  CompressibilityObjective(
      LossConfig config, TorchNetwork network, TorchDevice device, float[] classWeights) {
    this.config = config;
    this.network = network;
    // Kept for the life of the objective, whatever scope is open now.
    taskLosses = new TaskLosses(device.floats(classWeights, classWeights.length).retainReference());
    weighting = new LossWeighting(config, network.parameters());
    noise = new FeatureNoise(config);
    compressibility = new CompressibilityLoss(config.rate(), device);
  }

  @Override
  public void observe(TorchBatch batch, BatchStatistics statistics, int index) {
    Tensor features = noise.add(network.encode(batch.pictures(), statistics)).noisy();
    for (Task task : network.architecture().decoders().keySet()) {
      network.decode(task, features, statistics);
    }
  }

  @Override
  public Value of(TorchBatch batch, int step) {
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
