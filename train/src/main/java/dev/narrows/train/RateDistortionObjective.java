package dev.narrows.train;

import dev.narrows.model.Architecture;
import dev.narrows.model.Task;
import dev.narrows.train.config.LatentLossConfig;
import dev.narrows.train.config.LossConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** The weighted tasks and β · bits per pixel of the latents, each picture at one of the rates. */
final class RateDistortionObjective implements Objective {
  private final LatentLossConfig config;
  private final TorchNetwork network;
  private final Architecture architecture;
  private final TaskLosses taskLosses;
  private final LossWeighting weighting;
  private final LatentChannel channel;
  private final TorchDevice device;
  private final RateSchedule schedule;

  /**
   * @param classWeights what a pixel of each class counts; empty without segmentation
   */
  RateDistortionObjective(
      LossConfig config, TorchNetwork network, TorchDevice device, float[] classWeights) {
    this.config = config.latents();
    this.network = network;
    this.device = device;
    schedule = new RateSchedule(config.latents().shares());
    architecture = network.architecture();
    // Kept for the life of the objective, whatever scope is open now.
    taskLosses = new TaskLosses(device.floats(classWeights, classWeights.length).retainReference());
    weighting = new LossWeighting(config, network.parameters());
    channel =
        new LatentChannel(
            architecture, network.parameters(), device, config.latents().quantization());
  }

  @Override
  public Value of(TorchBatch batch, int step) {
    int[] rates = rates(batch, step);
    LatentChannel.Received received =
        channel.pass(
            network.encode(batch.pictures(), BatchStatistics.TRAINING), device.indices(rates));
    Map<String, Tensor> terms = new LinkedHashMap<>();
    Tensor balance = balance(rates);
    Tensor total = null;
    for (Task task : architecture.decoders().keySet()) {
      Tensor output = decode(task, received, BatchStatistics.TRAINING);
      Tensor loss;
      if (task == Task.RECONSTRUCTION) {
        Tensor errors = TaskLosses.squaredErrors(output, batch.pictures());
        terms.put(task.label(), errors.mean());
        loss = errors.mul(balance).mean();
      } else {
        loss = taskLosses.of(task, output, batch);
        terms.put(task.label(), loss);
      }
      if (task == Task.SEGMENTATION) {
        loss = loss.mul(TorchDevice.scalar(config.segmentation()));
      }
      Tensor weighted = weighting.weigh(task, loss);
      total = total == null ? weighted : total.add(weighted);
    }
    Scalar pixels =
        TorchDevice.scalar((double) batch.pictures().size(2) * batch.pictures().size(3));
    Tensor rate = null;
    for (int layer = 0; layer < received.bits().size(); layer++) {
      Tensor bitsPerPixel = received.bits().get(layer).div(pixels);
      Tensor cost = bitsPerPixel.mul(weights(layer, rates, step));
      total = total.add((isDetail(layer) ? cost.mul(balance) : cost).mean());
      rate = rate == null ? bitsPerPixel : rate.add(bitsPerPixel);
    }
    terms.put(RATE, rate.mean());
    return new Value(total, terms);
  }

  @Override
  public void observe(TorchBatch batch, BatchStatistics statistics, int index) {
    LatentChannel.Received received =
        channel.pass(
            network.encode(batch.pictures(), statistics), device.indices(rates(batch, index)));
    for (Task task : architecture.decoders().keySet()) {
      decode(task, received, statistics);
    }
  }

  private Tensor decode(Task task, LatentChannel.Received received, BatchStatistics statistics) {
    long channels = architecture.channelsOf(task);
    return network.decode(task, received.decoded().narrow(1, 0, channels), statistics);
  }

  private int[] rates(TorchBatch batch, int step) {
    return schedule.of(step, (int) batch.pictures().size(0));
  }

  /** What a layer's bits cost at each picture's rate. */
  private Tensor weights(int layer, int[] rates, int step) {
    double share = Math.min(1, (step + 1.0) / config.warmup());
    List<Double> weights = isDetail(layer) ? config.detailWeights() : config.baseWeights();
    return each(rates, rate -> share * weights.get(rate));
  }

  /**
   * What reconstruction and detail of a picture count together: as much less as bits cost more, to
   * the root, so that neither the coarse rates, where bits are dear, nor the fine ones make all of
   * the gradient.
   */
  private Tensor balance(int[] rates) {
    List<Double> weights = config.detailWeights();
    double middle = weights.get(weights.size() / 2);
    return each(rates, rate -> Math.sqrt(middle / weights.get(rate)));
  }

  private Tensor each(int[] rates, IntToDoubleFunction value) {
    float[] values = new float[rates.length];
    for (int i = 0; i < rates.length; i++) {
      values[i] = (float) value.applyAsDouble(rates[i]);
    }
    return device.floats(values, values.length);
  }

  /** A network for reconstruction alone has no base layer. */
  private boolean isDetail(int layer) {
    return layer > 0
        || architecture.decoders().keySet().stream().allMatch(Task.RECONSTRUCTION::equals);
  }
}
