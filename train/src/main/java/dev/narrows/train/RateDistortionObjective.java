package dev.narrows.train;

import dev.narrows.model.Architecture;
import dev.narrows.model.Task;
import dev.narrows.train.config.LatentLossConfig;
import dev.narrows.train.config.LossConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * The weighted tasks and β · bits per pixel of the latents, at one of the rates a step, in turn.
 *
 * <p>A bit of the base layer costs more than one of the detail layer, as those pay for it too who
 * want no reconstruction: what is there for the pixels alone then goes into the detail layer, and
 * the reconstruction still shapes what both share.
 */
final class RateDistortionObjective implements Objective {
  private final LatentLossConfig config;
  private final TorchNetwork network;
  private final Architecture architecture;
  private final TaskLosses taskLosses;
  private final LossWeighting weighting;
  private final LatentChannel channel;

  /**
   * @param classWeights what a pixel of each class counts; empty without segmentation
   */
  RateDistortionObjective(
      LossConfig config, TorchNetwork network, TorchDevice device, float[] classWeights) {
    this.config = config.latents();
    this.network = network;
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
    int rate = step % rates();
    LatentChannel.Received received =
        channel.pass(network.encode(batch.pictures(), BatchStatistics.TRAINING), rate);
    Map<String, Tensor> terms = new LinkedHashMap<>();
    double pixels = (double) batch.pictures().size(2) * batch.pictures().size(3);
    Tensor total = null;
    for (Task task : architecture.decoders().keySet()) {
      Tensor loss = taskLosses.of(task, decode(task, received, BatchStatistics.TRAINING), batch);
      terms.put(task.label(), loss);
      Tensor weighted = weighting.weigh(task, loss);
      total = total == null ? weighted : total.add(weighted);
    }
    Tensor rateTerm = null;
    List<Tensor> bits = received.bits();
    for (int layer = 0; layer < bits.size(); layer++) {
      Tensor bitsPerPixel = bits.get(layer).div(TorchDevice.scalar(pixels));
      total = total.add(bitsPerPixel.mul(TorchDevice.scalar(weight(layer, rate))));
      rateTerm = rateTerm == null ? bitsPerPixel : rateTerm.add(bitsPerPixel);
    }
    terms.put(RATE, rateTerm);
    return new Value(total, terms);
  }

  @Override
  public void observe(TorchBatch batch, BatchStatistics statistics, int index) {
    LatentChannel.Received received =
        channel.pass(network.encode(batch.pictures(), statistics), index % rates());
    for (Task task : architecture.decoders().keySet()) {
      decode(task, received, statistics);
    }
  }

  private Tensor decode(Task task, LatentChannel.Received received, BatchStatistics statistics) {
    long channels = architecture.channelsOf(task);
    return network.decode(task, received.decoded().narrow(1, 0, channels), statistics);
  }

  private int rates() {
    return architecture.latents().rates();
  }

  /** A network whose one layer serves reconstruction has a detail layer only. */
  private double weight(int layer, int rate) {
    boolean detail = layer > 0 || !architecture.decoders().keySet().stream().anyMatch(this::base);
    double middle = detail ? config.detailWeight() : config.baseWeight();
    return config.weight(middle, rate, rates());
  }

  private boolean base(Task task) {
    return task != Task.RECONSTRUCTION;
  }
}
