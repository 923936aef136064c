package dev.narrows.feature.quantize;

/**
 * Features as two exponential tails that start at one mode, of different sizes and decays: an
 * asymmetric Laplace distribution, or, where nothing lies below the mode, what a rectifier leaves
 * of one.
 *
 * <p>Clipping the tails at distances <i>c</i> from the mode costs an overload of {@code
 * 2·p·b²·exp(−c/b)} each; {@code L} steps over both together cost {@code (c₋ + c₊)²/(12·L²)} for
 * every feature off the mode. The sum is least where each {@code c = b·ln(12·L²·p·b/(P·(c₋ +
 * c₊)))}, which is solved here; for one tail this is {@code c = b·W(12·L²)} with Lambert's
 * function. The approach is that of Cohen, Choi and Bajić, "Lightweight compression of intermediate
 * neural network features for collaborative intelligence", 2021, arXiv:2105.07102.
 *
 * @param mode where both tails start
 * @param meanBelow mean distance of the features below it, b₋
 * @param shareBelow their share p₋ of all features
 * @param meanAbove mean distance of the features above it, b₊
 * @param shareAbove their share p₊ of all features
 */
record LaplaceModel(
    double mode, double meanBelow, double shareBelow, double meanAbove, double shareAbove) {
  /** Halvings of the interval in which the width is sought: more than a double resolves. */
  private static final int HALVINGS = 80;

  /**
   * Where quantisation should clip.
   *
   * @param low lower bound
   * @param high upper bound
   */
  record Bounds(double low, double high) {}

  /** The model with the mean distances that the features have. */
  static LaplaceModel of(Distribution features) {
    double mode =
        features.min() >= 0
            ? features.min()
            : features.max() <= 0 ? features.max() : features.median();
    double below = 0;
    double above = 0;
    double countBelow = 0;
    double countAbove = 0;
    for (int i = 0; i < features.size(); i++) {
      double distance = features.points()[i] - mode;
      double weight = features.weights()[i];
      if (distance < 0) {
        below -= weight * distance;
        countBelow += weight;
      } else if (distance > 0) {
        above += weight * distance;
        countAbove += weight;
      }
    }
    return new LaplaceModel(
        mode,
        countBelow == 0 ? 0 : below / countBelow,
        countBelow / features.count(),
        countAbove == 0 ? 0 : above / countAbove,
        countAbove / features.count());
  }

  /** The bounds of least expected squared error for {@code 2^bits} levels. */
  Bounds bounds(int bits) {
    double steps = (1 << bits) - 1;
    double budget = 12 * steps * steps / Math.max(shareBelow + shareAbove, Double.MIN_NORMAL);
    double least = 0;
    // Beyond this the logarithms are negative, or the tails' sum is below it.
    double most = Math.max(meanBelow, meanAbove) * 2 * (1 + StrictMath.log(1 + 12 * steps * steps));
    for (int i = 0; i < HALVINGS; i++) {
      double width = (least + most) / 2;
      double wanted =
          distance(budget, width, meanBelow, shareBelow)
              + distance(budget, width, meanAbove, shareAbove);
      if (wanted > width) {
        least = width;
      } else {
        most = width;
      }
    }
    return new Bounds(
        mode - distance(budget, most, meanBelow, shareBelow),
        mode + distance(budget, most, meanAbove, shareAbove));
  }

  private static double distance(double budget, double width, double mean, double share) {
    double ratio = budget * share * mean / width;
    return ratio > 1 ? mean * StrictMath.log(ratio) : 0;
  }
}
