package dev.narrows.evaluate.bjontegaard;

/** How the logarithm of the rate between the points of a curve is filled in. */
public enum Interpolation {
  /** One polynomial of degree 3 by least squares, as Bjøntegaard proposed; four points or more. */
  CUBIC("cubic", CubicFit.COEFFICIENTS) {
    @Override
    LogRate fit(double[] quality, double[] logRate) {
      return new CubicFit(quality, logRate);
    }
  },
  /** Piecewise cubic through the points that keeps their shape; two points or more. */
  PCHIP("PCHIP", 2) {
    @Override
    LogRate fit(double[] quality, double[] logRate) {
      return PiecewiseCubic.pchip(quality, logRate);
    }
  },
  /** Akima's piecewise cubic through the points; two points or more. */
  AKIMA("Akima", 2) {
    @Override
    LogRate fit(double[] quality, double[] logRate) {
      return PiecewiseCubic.akima(quality, logRate);
    }
  };

  private final String label;
  private final int minimumPoints;

  Interpolation(String label, int minimumPoints) {
    this.label = label;
    this.minimumPoints = minimumPoints;
  }

  /** What people call it. */
  public String label() {
    return label;
  }

  /** How many points of distinct quality a curve needs at least. */
  public int minimumPoints() {
    return minimumPoints;
  }

  abstract LogRate fit(double[] quality, double[] logRate);
}
