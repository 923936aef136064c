package dev.narrows.train;

import dev.narrows.data.Batch;
import dev.narrows.model.Architecture;
import dev.narrows.model.Task;
import dev.narrows.model.Weights;
import dev.narrows.train.config.TrainConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** A network in training: what one step does, and everything that has to be kept between steps. */
final class Learner {
  /** Batches from which {@link #finish} takes the final statistics. */
  static final int CALIBRATION_BATCHES = 64;

  private final TrainConfig config;
  private final TorchDevice device;
  private final TorchNetwork network;
  private final Objective objective;
  private final Optimizer optimizer;

  /**
   * @param device where it learns
   * @param classWeights what a pixel of each class counts; empty without segmentation
   */
  Learner(TrainConfig config, Architecture architecture, TorchDevice device, float[] classWeights) {
    this.config = config;
    this.device = device;
    SortedSet<Task> tasks = new TreeSet<>(architecture.decoders().keySet());
    Parameters parameters =
        new Parameters(
            architecture, LossWeighting.scalars(config.loss(), tasks), device, config.seed());
    network = new TorchNetwork(architecture, parameters, device);
    objective = Objective.of(config.loss(), network, device, classWeights);
    optimizer = new Optimizer(config.optimizer(), parameters, device);
  }

  /**
   * One optimiser step.
   *
   * @param step 0 for the first
   * @throws TrainException if a loss or the gradient is not finite; parameters are then unchanged
   */
  StepReport step(int step, Batch batch) throws TrainException {
    try (PointerScope scope = new PointerScope()) {
      // Noise is a function of seed and step alone, so that a resumed run repeats it.
      torch.manual_seed(config.seed() * 1_000_003L + step);
      Objective.Value value = objective.of(TorchBatch.of(batch, device), step);
      Map<String, Double> terms = new LinkedHashMap<>();
      value.terms().forEach((name, loss) -> terms.put(name, loss.item_double()));
      for (Map.Entry<String, Double> term : terms.entrySet()) {
        requireFinite(step, term.getKey() + " loss", term.getValue());
      }
      double total = value.total().item_double();
      requireFinite(step, "total loss", total);
      value.total().backward();
      double norm = optimizer.gradientNorm();
      requireFinite(step, "gradient norm", norm);
      double rate = config.optimizer().learningRate() * config.schedule().factor(step);
      optimizer.step(step, rate, norm);
      return new StepReport(step + 1, total, terms, norm, rate);
    }
  }

  /**
   * The numbers of the finished model: averaged parameters if there is an average, and statistics
   * of batch normalisation measured for just these parameters on given batches, all weighing the
   * same. Running ones would lag behind and lean on the last few batches. The learner cannot go on
   * after.
   */
  Weights finish(List<Batch> batches) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Parameters parameters = network.parameters();
      parameters.values().copy_(optimizer.result());
      torch.manual_seed(config.seed());
      for (int i = 0; i < batches.size(); i++) {
        try (PointerScope batchScope = new PointerScope()) {
          objective.observe(
              TorchBatch.of(batches.get(i), device), BatchStatistics.averaging(i + 1), i);
        }
      }
      return Weights.of(parameters.described(), p -> TorchDevice.toArray(parameters.get(p.name())));
    }
  }

  private static void requireFinite(int step, String what, double value) throws TrainException {
    if (!Double.isFinite(value)) {
      throw new TrainException(
          "step " + (step + 1) + ": expected a finite " + what + ", found " + value);
    }
  }

  /** Everything that must be kept to go on later, by name; writing to the tensors restores it. */
  Map<String, Tensor> state() {
    Map<String, Tensor> state = new LinkedHashMap<>();
    state.put("parameters", network.parameters().values());
    state.put("statistics", network.parameters().statistics());
    state.putAll(optimizer.state());
    return state;
  }

  TorchDevice device() {
    return device;
  }
}
