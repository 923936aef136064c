package dev.narrows.evaluate.bjontegaard;

/** The logarithm of the rate as a function of the quality. */
interface LogRate {
  /** Definite integral between two qualities of the curve's interval. */
  double integral(double from, double to);
}
