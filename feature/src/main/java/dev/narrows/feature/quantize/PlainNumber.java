package dev.narrows.feature.quantize;

import java.math.BigDecimal;

/** Numbers in quantisers' names: digits and a point, without an exponent. */
final class PlainNumber {
  private PlainNumber() {}

  static String text(double number) {
    return plain(Double.toString(number));
  }

  static String text(float number) {
    return plain(Float.toString(number));
  }

  private static String plain(String number) {
    return new BigDecimal(number).stripTrailingZeros().toPlainString();
  }
}
