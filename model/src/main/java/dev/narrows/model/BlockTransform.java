package dev.narrows.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Weights of convolutions that one after the other make an orthonormal transform of ever larger
 * blocks: a discrete cosine transform of squares of the picture, then one of squares of each
 * coefficient. Of the coefficients the smoothest are kept. With the same weights, transposed
 * convolutions are its inverse, but for what was not kept.
 */
final class BlockTransform {
  /** Luminance and two differences, of length 1 and at right angles. */
  private static final double[][] COLOURS = {
    {1 / Math.sqrt(3), 1 / Math.sqrt(3), 1 / Math.sqrt(3)},
    {1 / Math.sqrt(2), 0, -1 / Math.sqrt(2)},
    {1 / Math.sqrt(6), -2 / Math.sqrt(6), 1 / Math.sqrt(6)}
  };

  /** How many times as far down as luminance's a colour's variance is. */
  private static final double COLOUR_COST = 4;

  /**
   * What a channel is.
   *
   * @param colour row of {@link #COLOURS}
   * @param vertical frequency, in half periods a block
   * @param horizontal likewise
   */
  private record Coefficient(int colour, int vertical, int horizontal) {
    /** Pictures' variance falls with the square of the frequency. */
    double cost() {
      double frequency = vertical * vertical + horizontal * horizontal;
      return (colour == 0 ? 1 : COLOUR_COST) * (frequency + 0.1);
    }
  }

  /** A coefficient of the next, larger blocks, by which channels and which cosines it is made. */
  private record Candidate(
      Coefficient coefficient, double[] mixture, int vertical, int horizontal) {}

  private List<Coefficient> channels = List.of();

  /**
   * The weights of the next convolution, whose stride is its kernel.
   *
   * @param in channels: at first 3, red, green and blue; then the outputs of the call before
   * @param out how many are wanted
   * @param side of the kernel
   * @return {@code [n][in][side][side]}, where n is {@code out} or, if there are not so many, the
   *     number of coefficients
   */
  float[] next(int in, int out, int side) {
    List<Candidate> candidates = new ArrayList<>();
    for (int source = 0; source < (channels.isEmpty() ? in : channels.size()); source++) {
      double[] mixture = channels.isEmpty() ? COLOURS[source] : unit(source, in);
      Coefficient before =
          channels.isEmpty() ? new Coefficient(source, 0, 0) : channels.get(source);
      for (int p = 0; p < side; p++) {
        for (int q = 0; q < side; q++) {
          Coefficient finer =
              new Coefficient(
                  before.colour(),
                  frequency(before.vertical(), p, side),
                  frequency(before.horizontal(), q, side));
          candidates.add(new Candidate(finer, mixture, p, q));
        }
      }
    }
    candidates.sort(Comparator.comparingDouble(candidate -> candidate.coefficient().cost()));
    List<Candidate> kept = candidates.subList(0, Math.min(out, candidates.size()));
    channels = kept.stream().map(Candidate::coefficient).toList();
    float[] weights = new float[kept.size() * in * side * side];
    int at = 0;
    for (Candidate candidate : kept) {
      for (int channel = 0; channel < in; channel++) {
        for (int y = 0; y < side; y++) {
          for (int x = 0; x < side; x++) {
            double cosines =
                cosine(candidate.vertical(), y, side) * cosine(candidate.horizontal(), x, side);
            weights[at++] = (float) (candidate.mixture()[channel] * cosines);
          }
        }
      }
    }
    return weights;
  }

  /** Of odd frequencies, neighbouring blocks have opposite signs, which turns the order round. */
  private static int frequency(int before, int own, int side) {
    return side * before + (before % 2 == 0 ? own : side - 1 - own);
  }

  private static double cosine(int frequency, int place, int side) {
    double norm = Math.sqrt((frequency == 0 ? 1.0 : 2.0) / side);
    return norm * StrictMath.cos(Math.PI * (2 * place + 1) * frequency / (2 * side));
  }

  private static double[] unit(int one, int count) {
    double[] vector = new double[count];
    Arrays.fill(vector, one, one + 1, 1);
    return vector;
  }
}
