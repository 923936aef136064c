package dev.narrows.feature.quantize;

import dev.narrows.feature.Codebook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Levels for a distribution of features that an entropy coder follows: descends {@code squared
 * error + lambda · bits}, with the entropy of the symbols for bits, by turns of cells for the
 * levels and levels for the cells. After Chou, Lookabaugh and Gray, "Entropy-constrained vector
 * quantization", IEEE Trans. Acoustics, Speech, and Signal Processing 37(1), 1989.
 *
 * @param codebook the levels
 * @param cells of the codebook's levels: which of them each feature goes to
 */
record CodebookDesign(Codebook codebook, LevelCells cells) {
  private static final int MAX_TURNS = 100;

  /** A turn that gains less than this part is the last. */
  private static final double LEAST_GAIN = 1e-5;

  private static final double LOG_2 = StrictMath.log(2);

  /**
   * Levels on their way.
   *
   * @param values of the levels, strictly rising
   * @param weights numbers of features in the cell of each
   * @param cost what the turn that gave them had: squared error and lambda times bits, in sum
   */
  private record Levels(double[] values, double[] weights, double cost) {
    LevelCells cells(double lambda, double count) {
      double[] costs = new double[values.length];
      Arrays.setAll(costs, i -> -lambda * StrictMath.log(weights[i] / count) / LOG_2);
      return LevelCells.of(values, costs);
    }
  }

  /**
   * @param features what to quantise
   * @param most levels to begin with; those without features are dropped
   * @param lambda squared error that a bit is worth, 0 or more
   */
  static CodebookDesign of(Distribution features, int most, double lambda) {
    int count = features.count();
    Levels levels = evenLevels(features, most);
    double before = Double.POSITIVE_INFINITY;
    for (int turn = 0;
        turn < MAX_TURNS && before - levels.cost() > LEAST_GAIN * levels.cost();
        turn++) {
      before = turn == 0 ? Double.POSITIVE_INFINITY : levels.cost();
      levels = means(features, levels, levels.cells(lambda, count), lambda);
    }
    Levels written = rounded(levels);
    return new CodebookDesign(codebook(written), written.cells(lambda, count));
  }

  /** Equally likely at first, so that the cells have the levels in their middle. */
  private static Levels evenLevels(Distribution features, int most) {
    double step = (features.max() - features.min()) / most;
    double[] values = new double[step == 0 ? 1 : most];
    Arrays.setAll(values, i -> features.min() + step * (i + 0.5));
    double[] weights = new double[values.length];
    Arrays.fill(weights, (double) features.count() / values.length);
    return new Levels(values, weights, 0);
  }

  /** The means of the cells that hold features. */
  private static Levels means(
      Distribution features, Levels levels, LevelCells cells, double lambda) {
    double[] sums = new double[cells.size()];
    double[] weights = new double[cells.size()];
    double cost = 0;
    int cell = 0;
    for (int i = 0; i < features.size(); i++) {
      double point = features.points()[i];
      while (cell + 1 < cells.size() && point >= cells.starts()[cell + 1]) {
        cell++;
      }
      int level = cells.levels()[cell];
      double error = point - levels.values()[level];
      double bits = -StrictMath.log(levels.weights()[level] / features.count()) / LOG_2;
      cost += features.weights()[i] * (error * error + lambda * bits);
      sums[cell] += features.weights()[i] * point;
      weights[cell] += features.weights()[i];
    }
    int size = 0;
    for (int i = 0; i < sums.length; i++) {
      if (weights[i] > 0) {
        sums[size] = sums[i] / weights[i];
        weights[size++] = weights[i];
      }
    }
    return new Levels(Arrays.copyOf(sums, size), Arrays.copyOf(weights, size), cost);
  }

  /** The levels as a codebook holds them; those that fall together are one. */
  private static Levels rounded(Levels levels) {
    double[] values = levels.values();
    float min = (float) values[0];
    float max = (float) values[values.length - 1];
    double extent = (double) max - min;
    double[] kept = new double[values.length];
    double[] weights = new double[values.length];
    int size = 0;
    for (int i = 0; i < values.length; i++) {
      double part = extent == 0 ? 0 : Math.max(0, Math.min(1, (values[i] - min) / extent));
      // The ends are the bounds themselves, even where a float has too few digits to show it.
      long fraction =
          i == 0 ? 0 : i == values.length - 1 ? Codebook.WHOLE : Math.round(Codebook.WHOLE * part);
      double value =
          (min * (double) (Codebook.WHOLE - fraction) + max * (double) fraction) / Codebook.WHOLE;
      if (size == 0 || value > kept[size - 1]) {
        kept[size++] = value;
      }
      weights[size - 1] += levels.weights()[i];
    }
    return new Levels(Arrays.copyOf(kept, size), Arrays.copyOf(weights, size), levels.cost());
  }

  private static Codebook codebook(Levels levels) {
    double[] values = levels.values();
    float min = (float) values[0];
    float max = (float) values[values.length - 1];
    List<Integer> fractions = new ArrayList<>();
    for (double value : values) {
      double part = values.length == 1 ? 0 : (value - min) / ((double) max - min);
      fractions.add((int) Math.round(Codebook.WHOLE * part));
    }
    return new Codebook(min, max, fractions);
  }
}
