package dev.narrows.feature.entropy;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.QuantizedTensor;
import java.util.ArrayList;
import java.util.List;

/**
 * What training knows of a network's features: for each channel, how its elements follow from their
 * neighbours and from earlier channels. Immutable.
 */
public final class FeaturePriors {
  private final int bits;
  private final List<ChannelPrior> priors;

  /**
   * @param bits depth of the symbols that they were fitted to
   */
  FeaturePriors(int bits, List<ChannelPrior> priors) {
    this.bits = bits;
    this.priors = List.copyOf(priors);
  }

  /**
   * Fits priors to features of one network.
   *
   * @param tensors training features; of one depth and shape
   * @param progress is told after each channel
   * @throws IllegalArgumentException if there are none or they differ in depth or shape
   */
  public static FeaturePriors fit(List<QuantizedTensor> tensors, FitProgress progress) {
    TrainingFeatures features = TrainingFeatures.of(tensors);
    PriorFit fit = new PriorFit(features);
    List<ChannelPrior> priors = new ArrayList<>();
    for (int channel = 0; channel < features.channels(); channel++) {
      priors.add(fit.channel(channel));
      progress.fitted(channel + 1, features.channels());
    }
    return new FeaturePriors(features.bits(), priors);
  }

  /**
   * How many tensors of a shape a fit looks at; of more than these it takes some, evenly chosen.
   *
   * @return at least 1
   */
  public static int mostTensors(FeatureShape shape) {
    return TrainingFeatures.mostTensors(shape);
  }

  /** Is told how far a fit has come. */
  @FunctionalInterface
  public interface FitProgress {
    /** Tells nobody. */
    FitProgress NONE = (done, all) -> {};

    /** So many of all channels are done. */
    void fitted(int done, int all);
  }

  /**
   * Priors from their bytes.
   *
   * @throws MalformedBitstreamException if the bytes are none, or damaged
   */
  public static FeaturePriors read(byte[] bytes) throws MalformedBitstreamException {
    return PriorsFormat.read(bytes);
  }

  /** The priors as bytes, for {@link #read}. */
  public byte[] write() {
    return PriorsFormat.write(this);
  }

  /** Number of channels that they know. */
  public int channels() {
    return priors.size();
  }

  /** Depth of the symbols that they were fitted to. */
  public int bits() {
    return bits;
  }

  /**
   * Those of some channels, as many as there are; a channel that refers to others outside is left
   * unknown.
   */
  FeaturePriors ofChannels(int first, int count) {
    int from = Math.min(first, channels());
    return new FeaturePriors(
        bits,
        priors.subList(from, Math.min(first + count, channels())).stream()
            .map(prior -> prior.countedFrom(first))
            .toList());
  }

  /** For symbols of another depth, as which the same feature is another number. */
  List<ChannelPrior> forDepth(int depth) {
    return depth == bits
        ? priors
        : priors.stream().map(prior -> prior.scaled(depth - bits)).toList();
  }

  List<ChannelPrior> list() {
    return priors;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FeaturePriors those
        && bits == those.bits
        && priors.equals(those.priors);
  }

  @Override
  public int hashCode() {
    return 31 * bits + priors.hashCode();
  }

  @Override
  public String toString() {
    return "priors of " + channels() + " channels at " + bits + " bits";
  }
}
