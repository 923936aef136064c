package dev.narrows.train;

import dev.narrows.train.config.LossConfig;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** What training minimises. */
sealed interface Objective permits CompressibilityObjective, RateDistortionObjective {
  /** Name of the rate term among the terms. */
  String RATE = "rate";

  /**
   * The objective of a network: rate and distortion if it has latents, else the tasks with or
   * without the compressibility loss.
   *
   * @param classWeights what a pixel of each class counts; empty without segmentation
   */
  static Objective of(
      LossConfig config, TorchNetwork network, TorchDevice device, float[] classWeights) {
    return network.architecture().latents().learned()
        ? new RateDistortionObjective(config, network, device, classWeights)
        : new CompressibilityObjective(config, network, device, classWeights);
  }

  /**
   * The objective on one batch.
   *
   * @param total what is minimised, a scalar with a gradient
   * @param terms every loss before weighting, by the task's label or {@link #RATE}; the
   *     compressibility is computed without a gradient for the baseline too, so that runs can be
   *     compared
   */
  record Value(Tensor total, Map<String, Tensor> terms) {}

  /**
   * Computes the objective.
   *
   * @param step 0 for the first
   */
  Value of(TorchBatch batch, int step);

  /**
   * Passes a batch through the network for the sake of the running statistics alone.
   *
   * @param statistics what becomes of the batch's statistics
   * @param index of the batch, from 0
   */
  void observe(TorchBatch batch, BatchStatistics statistics, int index);
}
