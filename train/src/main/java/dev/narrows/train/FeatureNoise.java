package dev.narrows.train;

import dev.narrows.train.config.LossConfig;
import dev.narrows.train.config.RateConfig;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Training's stand-in for quantisation: additive uniform noise one quantisation step wide. The
 * min–max quantiser's step follows each picture's range of values; whether minimum and maximum
 * count as constants in the gradient is a choice.
 */
final class FeatureNoise {
  private final LossConfig config;

  FeatureNoise(LossConfig config) {
    this.config = config;
  }

  /** Features of one batch in the three forms that losses and decoders see. */
  record Noisy(Tensor raw, Tensor normalized, Tensor noisy) {
    /** The form that the rate term looks at. */
    Tensor seenBy(RateConfig.Features on) {
      return switch (on) {
        case NONE, NORMALIZED -> normalized;
        case RAW -> raw;
      };
    }
  }

  Noisy add(Tensor features) {
    boolean learnsRange =
        config.rate().on() == RateConfig.Features.NORMALIZED && config.rate().rangeGradient();
    Tensor bounded = learnsRange ? features : features.detach();
    Tensor min = bounded.amin(new long[] {1, 2, 3}, true);
    Tensor range =
        bounded
            .amax(new long[] {1, 2, 3}, true)
            .sub(min)
            .clamp_min(TorchDevice.scalar(Float.MIN_NORMAL));
    Tensor normalized = features.sub(min).div(range);
    Tensor noise = torch.rand_like(features).sub(TorchDevice.scalar(0.5));
    Tensor scaled =
        config.rate().on() == RateConfig.Features.RAW
            ? noise.mul(TorchDevice.scalar(2 * config.rawNoise()))
            : noise.mul(range.div(TorchDevice.scalar((1 << config.quantizationBits()) - 1)));
    return new Noisy(features, normalized, features.add(scaled));
  }
}
