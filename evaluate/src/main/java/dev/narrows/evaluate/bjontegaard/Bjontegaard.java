package dev.narrows.evaluate.bjontegaard;

import java.util.List;
import java.util.Locale;

/**
 * The Bjøntegaard rate: the mean difference of two curves' log rates over the quality interval that
 * they share, as a percentage of the anchor's rate. Bjøntegaard, VCEG-M33, 2001.
 *
 * <p>The rate is taken as a function of the quality. Where more rate brought less quality, the
 * points are taken in the order of their quality, every one of them, and the result says so.
 */
public final class Bjontegaard {
  private Bjontegaard() {}

  /**
   * Compares two curves.
   *
   * @param anchor points of the curve that counts as 100 %, in any order
   * @param test points of the curve to judge, in any order and of the same units
   * @throws BjontegaardException if a curve has fewer points of distinct quality than the
   *     interpolation needs, or the quality intervals have no interior in common
   */
  public static BjontegaardRate rate(
      List<RateQuality> anchor, List<RateQuality> test, Interpolation interpolation)
      throws BjontegaardException {
    RateQualityCurve anchorCurve = curve("anchor", anchor, interpolation);
    RateQualityCurve testCurve = curve("test", test, interpolation);
    double from = Math.max(anchorCurve.lowest(), testCurve.lowest());
    double to = Math.min(anchorCurve.highest(), testCurve.highest());
    if (from >= to) {
      throw new BjontegaardException(
          String.format(
              Locale.ROOT,
              "no common quality: expected curves that overlap, found %.4g to %.4g (anchor) and %.4g"
                  + " to %.4g (test)",
              anchorCurve.lowest(),
              anchorCurve.highest(),
              testCurve.lowest(),
              testCurve.highest()));
    }
    double difference =
        testCurve.meanLogRate(interpolation, from, to)
            - anchorCurve.meanLogRate(interpolation, from, to);
    double covered =
        Math.max(anchorCurve.highest(), testCurve.highest())
            - Math.min(anchorCurve.lowest(), testCurve.lowest());
    return new BjontegaardRate(
        100 * StrictMath.expm1(difference),
        from,
        to,
        (to - from) / covered,
        (to - from) / Math.min(anchorCurve.length(), testCurve.length()),
        anchorCurve.monotone() && testCurve.monotone());
  }

  private static RateQualityCurve curve(
      String role, List<RateQuality> points, Interpolation interpolation)
      throws BjontegaardException {
    RateQualityCurve curve = new RateQualityCurve(points);
    if (curve.size() < interpolation.minimumPoints()) {
      throw new BjontegaardException(
          String.format(
              Locale.ROOT,
              "expected at least %d points of distinct quality for a rate by %s, found %d (%s)",
              interpolation.minimumPoints(),
              interpolation.label(),
              curve.size(),
              role));
    }
    return curve;
  }
}
