package dev.narrows.feature.quantize;

import java.util.Arrays;

/**
 * Which level each feature goes to: that of the least squared error plus cost. The cells are
 * intervals, since the errors' differences are linear in the feature; a level that is too costly
 * for every feature has none.
 *
 * @param levels index of the level of each cell, in rising order
 * @param starts where each cell starts; the first at −∞
 */
record LevelCells(int[] levels, double[] starts) {
  /**
   * @param values of the levels, strictly rising
   * @param costs of the levels, in squared feature units
   */
  static LevelCells of(double[] values, double[] costs) {
    int[] levels = new int[values.length];
    double[] starts = new double[values.length];
    int size = 0;
    for (int level = 0; level < values.length; level++) {
      double start = Double.NEGATIVE_INFINITY;
      while (size > 0) {
        start = crossing(values, costs, levels[size - 1], level);
        if (start > starts[size - 1]) {
          break;
        }
        size--;
        start = Double.NEGATIVE_INFINITY;
      }
      levels[size] = level;
      starts[size++] = start;
    }
    return new LevelCells(Arrays.copyOf(levels, size), Arrays.copyOf(starts, size));
  }

  /** Where the upper of two levels becomes the better one. */
  private static double crossing(double[] values, double[] costs, int lower, int upper) {
    return (values[lower] + values[upper]) / 2
        + (costs[upper] - costs[lower]) / (2 * (values[upper] - values[lower]));
  }

  /** Number of cells. */
  int size() {
    return levels.length;
  }

  /** The cell of a feature. */
  int cell(double feature) {
    int found = Arrays.binarySearch(starts, feature);
    return found >= 0 ? found : -found - 2;
  }
}
