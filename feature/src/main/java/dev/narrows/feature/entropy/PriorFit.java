package dev.narrows.feature.entropy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Fits the expectation of one channel by least squares, taking in the earlier channels that explain
 * most of what is left one by one (orthogonal matching pursuit).
 */
final class PriorFit {
  /** A reference that leaves more of the squared error than this is not worth its work. */
  private static final double WORTH = 0.997;

  private static final int ONE_SYMBOL = 1 << Surroundings.FRACTION;

  private final TrainingFeatures features;
  private final double[] squares;

  PriorFit(TrainingFeatures features) {
    this.features = features;
    squares = new double[features.channels()];
    for (int channel = 0; channel < squares.length; channel++) {
      float[] values = features.values()[channel];
      squares[channel] = LeastSquares.product(values, values);
    }
  }

  ChannelPrior channel(int channel) {
    float[] target = features.values()[channel];
    List<float[]> inputs = new ArrayList<>(Arrays.asList(features.neighbours(channel)));
    float[] ones = new float[target.length];
    Arrays.fill(ones, ONE_SYMBOL);
    inputs.add(ones);
    List<Integer> references = new ArrayList<>();
    double[] weights = LeastSquares.solve(inputs, target);
    float[] rest = LeastSquares.rest(inputs, weights, target);
    while (references.size() < ChannelPrior.MAX_REFERENCES) {
      int next = mostTelling(rest, channel, references);
      if (next < 0) {
        break;
      }
      inputs.add(features.values()[next]);
      double[] better = LeastSquares.solve(inputs, target);
      float[] left = LeastSquares.rest(inputs, better, target);
      if (LeastSquares.product(left, left) > WORTH * LeastSquares.product(rest, rest)) {
        break;
      }
      references.add(next);
      weights = better;
      rest = left;
    }
    return prior(features.mean(channel), rest, weights, references);
  }

  /** The earlier channel that explains most of the rest, or −1 if none does. */
  private int mostTelling(float[] rest, int channel, List<Integer> taken) {
    int best = -1;
    double most = 0;
    for (int other = 0; other < channel; other++) {
      if (squares[other] > 0 && !taken.contains(other)) {
        double product = LeastSquares.product(rest, features.values()[other]);
        double explained = product * product / squares[other];
        if (explained > most) {
          most = explained;
          best = other;
        }
      }
    }
    return best;
  }

  private static ChannelPrior prior(
      double mean, float[] rest, double[] weights, List<Integer> references) {
    double error = 0;
    for (float value : rest) {
      error += Math.abs(value);
    }
    List<Integer> neighbours = new ArrayList<>();
    for (int i = 0; i < ChannelPrior.NEIGHBOURS; i++) {
      neighbours.add(weight(weights[i]));
    }
    List<ChannelPrior.Reference> chosen = new ArrayList<>();
    for (int i = 0; i < references.size(); i++) {
      chosen.add(
          new ChannelPrior.Reference(
              references.get(i), weight(weights[ChannelPrior.NEIGHBOURS + 1 + i])));
    }
    chosen.sort(Comparator.comparingInt(ChannelPrior.Reference::channel));
    return new ChannelPrior(
        value(mean),
        value(error / rest.length),
        value(weights[ChannelPrior.NEIGHBOURS] * ONE_SYMBOL),
        neighbours,
        chosen);
  }

  private static int value(double symbols) {
    double sixteenths = Math.rint(symbols * ONE_SYMBOL);
    return (int) Math.max(-ChannelPrior.MAX_VALUE, Math.min(ChannelPrior.MAX_VALUE, sixteenths));
  }

  private static int weight(double weight) {
    double scaled = Math.rint(weight * (1 << ChannelPrior.WEIGHT_BITS));
    return (int) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, scaled));
  }
}
