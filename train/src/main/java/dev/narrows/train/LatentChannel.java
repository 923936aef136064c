package dev.narrows.train;

import dev.narrows.latent.ContextTaps;
import dev.narrows.model.Architecture;
import dev.narrows.model.FeatureLayer;
import dev.narrows.model.LatentParameterNames;
import dev.narrows.model.LatentSpec;
import dev.narrows.train.config.LatentLossConfig.Quantization;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * What latents go through between the two halves, with a gradient: gain, rounding or its stand-in,
 * the entropy model's estimate of their bits, and the inverse gain.
 *
 * <p>A latent y of channel c is z = y·exp(g[r][c]) at rate r (gains as in Cui et al., "Asymmetric
 * gained deep image compression with continuous rate adaptation", CVPR 2021); v is z rounded. v has
 * a logistic distribution of mean μ = b[r][c] + Σ w·v' and scale ln s = a[r][c] + Σ u·log2(1 +
 * |v'|) over integers v' that are decoded before it: the same channel's row above and left
 * neighbour; the 3×3 about it of the channels before in its group of four; of all channels before
 * those its place alone (after Minnen, Ballé and Toderici, NeurIPS 2018, with linear contexts, so
 * that integers can stand for them exactly).
 */
final class LatentChannel {
  private static final double LEAST_LOG_SCALE = -5 * Math.log(2);
  private static final double GREATEST_LOG_SCALE = 5 * Math.log(2);
  private static final double LEAST_PROBABILITY = 1.0 / 65536;

  private final Parameters parameters;
  private final Quantization quantization;
  private final List<Integer> layers;
  private final Tensor mask;

  /**
   * @param quantization what stands for rounding
   */
  LatentChannel(
      Architecture architecture,
      Parameters parameters,
      TorchDevice device,
      Quantization quantization) {
    this.parameters = parameters;
    this.quantization = quantization;
    layers = architecture.featureLayers().stream().map(FeatureLayer::channels).toList();
    int channels = architecture.bottleneckChannels();
    boolean context = architecture.latents().entropyModel() == LatentSpec.EntropyModel.CONTEXT;
    float[] values = context ? causal() : new float[channels * channels * 9];
    // Kept for the life of the channel, whatever scope is open now.
    mask = device.floats(values, channels, channels, 3, 3).retainReference();
  }

  /**
   * Latents at the far end, and what they cost.
   *
   * @param decoded {@code [batch][channels][height][width]}, all layers
   * @param bits of each layer, {@code [batch]}
   */
  record Received(Tensor decoded, List<Tensor> bits) {}

  /**
   * Passes latents.
   *
   * @param latents {@code [batch][channels][height][width]}, all layers
   * @param rates of each picture, from 0, the coarsest; {@code [batch]}, 64-bit
   */
  Received pass(Tensor latents, Tensor rates) {
    Tensor scaled = latents.mul(rows(LatentParameterNames.LOG_GAIN, rates).exp());
    Tensor rounded = scaled.detach().round();
    Tensor straight = scaled.add(rounded.sub(scaled.detach()));
    Tensor noisy =
        quantization == Quantization.STRAIGHT_THROUGH
            ? straight
            : scaled.add(torch.rand_like(scaled)).sub(TorchDevice.scalar(0.5));
    Tensor sent = quantization == Quantization.NOISE ? noisy : straight;
    Tensor bits = bits(noisy, rounded, rates);
    List<Tensor> perLayer = new ArrayList<>();
    long first = 0;
    for (int channels : layers) {
      perLayer.add(bits.narrow(1, first, channels).flatten(1, -1).sum(1));
      first += channels;
    }
    return new Received(sent.mul(inverseLogGains(rates).exp()), perLayer);
  }

  /** −log2 of the probability of the unit interval about each value, given the integers before. */
  private Tensor bits(Tensor values, Tensor context, Tensor rates) {
    Tensor mean =
        contexts(context, LatentParameterNames.MEAN_WEIGHTS)
            .add(rows(LatentParameterNames.MEAN_BIAS, rates));
    Tensor magnitudes = context.abs().add(TorchDevice.scalar(1)).log2();
    Tensor scale =
        contexts(magnitudes, LatentParameterNames.SCALE_WEIGHTS)
            .add(rows(LatentParameterNames.SCALE_BIAS, rates))
            .clamp_min(TorchDevice.scalar(LEAST_LOG_SCALE))
            .clamp_max(TorchDevice.scalar(GREATEST_LOG_SCALE))
            .exp();
    // On the side of the distribution where differences of its function keep their digits.
    Tensor off = values.sub(mean).abs().neg();
    Tensor upper = off.add(TorchDevice.scalar(0.5)).div(scale).sigmoid();
    Tensor lower = off.sub(TorchDevice.scalar(0.5)).div(scale).sigmoid();
    return upper.sub(lower).clamp_min(TorchDevice.scalar(LEAST_PROBABILITY)).log2().neg();
  }

  /**
   * Learned in the last of several layers. In those before it they are the gains' inverse, so that
   * latents have one scale at all rates: the decoders of those tasks normalise batches, and have
   * one mean and variance for all rates.
   */
  private Tensor inverseLogGains(Tensor rates) {
    Tensor learned = rows(LatentParameterNames.LOG_INVERSE_GAIN, rates);
    if (layers.size() == 1) {
      return learned;
    }
    long last = layers.get(layers.size() - 1);
    long before = learned.size(1) - last;
    Tensor inverse = rows(LatentParameterNames.LOG_GAIN, rates).narrow(1, 0, before).neg();
    return torch.cat(new TensorVector(inverse, learned.narrow(1, before, last)), 1);
  }

  private Tensor contexts(Tensor values, String weights) {
    return torch.conv2d(
        values,
        parameters.get(weights).mul(mask),
        new TensorOptional(),
        new long[] {1, 1},
        new long[] {1, 1},
        new long[] {1, 1},
        1);
  }

  private Tensor rows(String name, Tensor rates) {
    return parameters.get(name).index_select(0, rates).unsqueeze(2).unsqueeze(3);
  }

  /** 1 where an integer is part of another's context, {@code [to][from][3][3]}. */
  private float[] causal() {
    int channels = layers.stream().mapToInt(Integer::intValue).sum();
    float[] values = new float[channels * channels * 9];
    int first = 0;
    for (int count : layers) {
      for (int to = first; to < first + count; to++) {
        for (int from = first; from <= to; from++) {
          for (int tap : ContextTaps.of(to - first, from - first)) {
            values[(to * channels + from) * 9 + tap] = 1;
          }
        }
      }
      first += count;
    }
    return values;
  }
}
