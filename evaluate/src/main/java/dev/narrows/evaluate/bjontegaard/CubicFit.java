package dev.narrows.evaluate.bjontegaard;

/**
 * Least-squares polynomial of degree 3 through at least four points: Bjøntegaard, "Calculation of
 * average PSNR differences between RD-curves", VCEG-M33, 2001.
 *
 * <p>The abscissa is mapped to [−1, 1] and the basis is made orthonormal over the points, so that
 * close qualities such as mIoU .5610 and .5615 do not spoil the fit.
 */
final class CubicFit implements LogRate {
  static final int COEFFICIENTS = 4;

  private final double centre;
  private final double halfWidth;
  private final double[] coefficients;

  /**
   * @param x distinct abscissae in rising order, at least four
   */
  CubicFit(double[] x, double[] y) {
    centre = (x[0] + x[x.length - 1]) / 2;
    halfWidth = (x[x.length - 1] - x[0]) / 2;
    coefficients = fit(x, y);
  }

  @Override
  public double integral(double from, double to) {
    return halfWidth * (antiderivative(normalise(to)) - antiderivative(normalise(from)));
  }

  private double normalise(double x) {
    return (x - centre) / halfWidth;
  }

  private double antiderivative(double u) {
    double sum = 0;
    for (int power = COEFFICIENTS - 1; power >= 0; power--) {
      sum = (sum + coefficients[power] / (power + 1)) * u;
    }
    return sum;
  }

  /** Gram–Schmidt on the columns 1, u, u², u³, carrying each column's coefficients along. */
  private double[] fit(double[] x, double[] y) {
    double[][] columns = new double[COEFFICIENTS][];
    double[][] polynomials = new double[COEFFICIENTS][];
    double[] solution = new double[COEFFICIENTS];
    for (int power = 0; power < COEFFICIENTS; power++) {
      double[] polynomial = new double[COEFFICIENTS];
      polynomial[power] = 1;
      double[] column = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        column[i] = power(normalise(x[i]), power);
      }
      // Once more, because the first pass leaves what rounding put back.
      for (int pass = 0; pass < 2; pass++) {
        for (int earlier = 0; earlier < power; earlier++) {
          double overlap = dot(column, columns[earlier]);
          subtract(column, columns[earlier], overlap);
          subtract(polynomial, polynomials[earlier], overlap);
        }
      }
      double norm = Math.sqrt(dot(column, column));
      scale(column, 1 / norm);
      scale(polynomial, 1 / norm);
      columns[power] = column;
      polynomials[power] = polynomial;
      subtract(solution, polynomial, -dot(column, y));
    }
    return solution;
  }

  private static double power(double base, int exponent) {
    double product = 1;
    for (int i = 0; i < exponent; i++) {
      product *= base;
    }
    return product;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void subtract(double[] from, double[] what, double times) {
    for (int i = 0; i < from.length; i++) {
      from[i] -= times * what[i];
    }
  }

  private static void scale(double[] values, double by) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= by;
    }
  }
}
