package dev.narrows.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Weights of convolutions that one after the other make an orthonormal transform of ever larger
 * blocks: a discrete cosine transform of squares of the picture, then one of squares of each
 * coefficient. Of the coefficients those are kept that vary most in pictures whose neighbours are
 * alike. With the same weights, transposed convolutions are its inverse, but for what was not kept.
 */
final class BlockTransform {
  /** Luminance and two differences, of length 1 and at right angles. */
  private static final double[][] COLOURS = {
    {1 / Math.sqrt(3), 1 / Math.sqrt(3), 1 / Math.sqrt(3)},
    {1 / Math.sqrt(2), 0, -1 / Math.sqrt(2)},
    {1 / Math.sqrt(6), -2 / Math.sqrt(6), 1 / Math.sqrt(6)}
  };

  /** The part of luminance's variance that a colour difference has. */
  private static final double COLOUR_VARIANCE = 0.05;

  /** Correlation of neighbouring pixels. */
  private static final double CORRELATION = 0.95;

  /**
   * What a channel is: the sum of a block's pixels, each times a factor of its row and its column.
   *
   * @param colour row of {@link #COLOURS}
   */
  private record Coefficient(int colour, double[] rows, double[] columns) {
    /** Where the correlation of pixels falls off with each row and column between them. */
    double variance() {
      return (colour == 0 ? 1 : COLOUR_VARIANCE) * variance(rows) * variance(columns);
    }

    private static double variance(double[] factors) {
      double sum = 0;
      for (int i = 0; i < factors.length; i++) {
        for (int j = 0; j < factors.length; j++) {
          sum += factors[i] * factors[j] * StrictMath.pow(CORRELATION, Math.abs(i - j));
        }
      }
      return sum;
    }
  }

  /** A coefficient of the next, larger blocks, by which channels and which cosines it is made. */
  private record Candidate(
      Coefficient coefficient, double[] mixture, double[] rows, double[] columns) {}

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
          channels.isEmpty()
              ? new Coefficient(source, new double[] {1}, new double[] {1})
              : channels.get(source);
      for (int p = 0; p < side; p++) {
        for (int q = 0; q < side; q++) {
          double[] rows = cosines(p, side);
          double[] columns = cosines(q, side);
          Coefficient larger =
              new Coefficient(
                  before.colour(),
                  product(rows, before.rows()),
                  product(columns, before.columns()));
          candidates.add(new Candidate(larger, mixture, rows, columns));
        }
      }
    }
    candidates.sort(
        Comparator.comparingDouble((Candidate c) -> c.coefficient().variance()).reversed());
    List<Candidate> kept = candidates.subList(0, Math.min(out, candidates.size()));
    channels = kept.stream().map(Candidate::coefficient).toList();
    float[] weights = new float[kept.size() * in * side * side];
    int at = 0;
    for (Candidate candidate : kept) {
      for (int channel = 0; channel < in; channel++) {
        for (int y = 0; y < side; y++) {
          for (int x = 0; x < side; x++) {
            double cosines = candidate.rows()[y] * candidate.columns()[x];
            weights[at++] = (float) (candidate.mixture()[channel] * cosines);
          }
        }
      }
    }
    return weights;
  }

  /** The second factors times each of the first, one after the other. */
  private static double[] product(double[] outer, double[] inner) {
    double[] all = new double[outer.length * inner.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = outer[i / inner.length] * inner[i % inner.length];
    }
    return all;
  }

  /** Row of the orthonormal discrete cosine transform. */
  private static double[] cosines(int frequency, int length) {
    double norm = Math.sqrt((frequency == 0 ? 1.0 : 2.0) / length);
    double[] cosines = new double[length];
    for (int place = 0; place < length; place++) {
      double angle = Math.PI * (2 * place + 1) * frequency / (2 * length);
      cosines[place] = norm * StrictMath.cos(angle);
    }
    return cosines;
  }

  private static double[] unit(int one, int count) {
    double[] vector = new double[count];
    Arrays.fill(vector, one, one + 1, 1);
    return vector;
  }
}
