package dev.narrows.feature.entropy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Priors of anything that their format allows, extremes and channels that are not known too. */
final class RandomPriors {
  private RandomPriors() {}

  static FeaturePriors of(int channels, int bits, SplittableRandom random) {
    List<ChannelPrior> priors = new ArrayList<>();
    for (int channel = 0; channel < channels; channel++) {
      priors.add(random.nextInt(5) == 0 ? ChannelPrior.UNKNOWN : prior(channel, random));
    }
    return new FeaturePriors(bits, priors);
  }

  private static ChannelPrior prior(int channel, SplittableRandom random) {
    List<ChannelPrior.Reference> references = new ArrayList<>();
    for (int earlier = 0; earlier < channel; earlier++) {
      if (references.size() < ChannelPrior.MAX_REFERENCES && random.nextBoolean()) {
        references.add(new ChannelPrior.Reference(earlier, weight(random)));
      }
    }
    List<Integer> neighbours = new ArrayList<>();
    for (int i = 0; i < ChannelPrior.NEIGHBOURS; i++) {
      neighbours.add(weight(random));
    }
    int error = Math.abs(value(random));
    return new ChannelPrior(value(random), error, value(random), neighbours, references);
  }

  /** Of any magnitude up to the greatest, the small as often as the large. */
  private static int value(SplittableRandom random) {
    int most = ChannelPrior.MAX_VALUE >> random.nextInt(22);
    return switch (random.nextInt(4)) {
      case 0 -> most;
      case 1 -> -most;
      default -> random.nextInt(-most, most + 1);
    };
  }

  private static int weight(SplittableRandom random) {
    return (short) random.nextInt() >> random.nextInt(16);
  }
}
