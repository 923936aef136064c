package dev.narrows.evaluate.bjontegaard;

/** Cubic Hermite pieces between knots, with the slopes at the knots by one of two rules. */
final class PiecewiseCubic implements LogRate {
  private final double[] x;
  private final double[] y;
  private final double[] slopes;

  private PiecewiseCubic(double[] x, double[] y, double[] slopes) {
    this.x = x;
    this.y = y;
    this.slopes = slopes;
  }

  /**
   * Shape-preserving slopes (PCHIP): Fritsch, Butland, "A method for constructing local monotone
   * piecewise cubic interpolants", SIAM J. Sci. Stat. Comput. 1984.
   *
   * @param x distinct abscissae in rising order, at least two
   */
  static PiecewiseCubic pchip(double[] x, double[] y) {
    int last = x.length - 1;
    double[] secants = secants(x, y);
    double[] slopes = new double[x.length];
    if (last == 1) {
      slopes[0] = secants[0];
      slopes[1] = secants[0];
      return new PiecewiseCubic(x, y, slopes);
    }
    for (int i = 1; i < last; i++) {
      double left = secants[i - 1];
      double right = secants[i];
      if (left * right > 0) {
        double widthLeft = x[i] - x[i - 1];
        double widthRight = x[i + 1] - x[i];
        double weightLeft = 2 * widthRight + widthLeft;
        double weightRight = widthRight + 2 * widthLeft;
        slopes[i] = (weightLeft + weightRight) / (weightLeft / left + weightRight / right);
      }
    }
    slopes[0] = endSlope(x[1] - x[0], x[2] - x[1], secants[0], secants[1]);
    slopes[last] =
        endSlope(
            x[last] - x[last - 1], x[last - 1] - x[last - 2], secants[last - 1], secants[last - 2]);
    return new PiecewiseCubic(x, y, slopes);
  }

  /**
   * Akima's slopes: Akima, "A new method of interpolation and smooth curve fitting based on local
   * procedures", J. ACM 1970.
   *
   * @param x distinct abscissae in rising order, at least two
   */
  static PiecewiseCubic akima(double[] x, double[] y) {
    double[] inner = secants(x, y);
    int pieces = inner.length;
    // Two secants more at either end continue the curve as a parabola; of a line, as the line.
    double[] secants = new double[pieces + 4];
    System.arraycopy(inner, 0, secants, 2, pieces);
    double second = pieces > 1 ? inner[1] : inner[0];
    double lastButOne = pieces > 1 ? inner[pieces - 2] : inner[0];
    secants[1] = 2 * inner[0] - second;
    secants[0] = 2 * secants[1] - inner[0];
    secants[pieces + 2] = 2 * inner[pieces - 1] - lastButOne;
    secants[pieces + 3] = 2 * secants[pieces + 2] - inner[pieces - 1];

    double largest = 0;
    for (int i = 0; i <= pieces; i++) {
      largest = Math.max(largest, bendLeft(secants, i) + bendRight(secants, i));
    }
    double[] slopes = new double[x.length];
    for (int i = 0; i <= pieces; i++) {
      double left = bendLeft(secants, i);
      double right = bendRight(secants, i);
      slopes[i] =
          left + right > 1e-9 * largest
              ? (right * secants[i + 1] + left * secants[i + 2]) / (left + right)
              : (secants[i] + secants[i + 3]) / 2;
    }
    return new PiecewiseCubic(x, y, slopes);
  }

  @Override
  public double integral(double from, double to) {
    double sum = 0;
    for (int piece = 0; piece + 1 < x.length; piece++) {
      double start = Math.max(from, x[piece]);
      double end = Math.min(to, x[piece + 1]);
      if (start < end) {
        sum += antiderivative(piece, end) - antiderivative(piece, start);
      }
    }
    return sum;
  }

  private double antiderivative(int piece, double at) {
    double width = x[piece + 1] - x[piece];
    double t = (at - x[piece]) / width;
    double rise = y[piece + 1] - y[piece];
    double slope = width * slopes[piece];
    double slopeAfter = width * slopes[piece + 1];
    double quadratic = 3 * rise - 2 * slope - slopeAfter;
    double cubic = slope + slopeAfter - 2 * rise;
    return width * t * (y[piece] + t * (slope / 2 + t * (quadratic / 3 + t * cubic / 4)));
  }

  private static double[] secants(double[] x, double[] y) {
    double[] secants = new double[x.length - 1];
    for (int i = 0; i < secants.length; i++) {
      secants[i] = (y[i + 1] - y[i]) / (x[i + 1] - x[i]);
    }
    return secants;
  }

  /** Three-point slope at an end, cut so that the end piece keeps the shape of its points. */
  private static double endSlope(double width, double widthNext, double secant, double next) {
    double slope = ((2 * width + widthNext) * secant - width * next) / (width + widthNext);
    if (slope * secant <= 0) {
      return 0;
    }
    boolean overshoots = secant * next <= 0 && Math.abs(slope) > 3 * Math.abs(secant);
    return overshoots ? 3 * secant : slope;
  }

  private static double bendLeft(double[] secants, int knot) {
    return Math.abs(secants[knot + 1] - secants[knot]);
  }

  private static double bendRight(double[] secants, int knot) {
    return Math.abs(secants[knot + 3] - secants[knot + 2]);
  }
}
