package dev.narrows.feature.quantize;

import dev.narrows.feature.UnknownQuantizerException;

/**
 * What stands behind a quantiser's name.
 *
 * @param text the whole, for messages
 * @param usage what is expected, for messages
 * @param parts the text between the colons, the name first
 */
record Arguments(String text, String usage, String[] parts) {
  private static final String NUMBER = "[0-9]{1,40}(\\.[0-9]{1,60})?(e-?[0-9]{1,2})?";

  /** The same, if there is no second argument. */
  Arguments last() throws UnknownQuantizerException {
    if (parts.length > 2) {
      throw wrong("one argument");
    }
    return this;
  }

  /** A depth, the first argument. */
  int bits(int most) throws UnknownQuantizerException {
    String expected = "bits from 1 to " + most;
    if (parts.length < 2 || !parts[1].matches("[1-9][0-9]?")) {
      throw wrong(expected);
    }
    int bits = Integer.parseInt(parts[1]);
    if (bits > most) {
      throw wrong(expected);
    }
    return bits;
  }

  /** A step, the first argument. */
  float step() throws UnknownQuantizerException {
    float step = parts.length < 2 || !parts[1].matches(NUMBER) ? 0 : Float.parseFloat(parts[1]);
    if (!(step > 0 && step <= Float.MAX_VALUE)) {
      throw wrong("a step above 0");
    }
    return step;
  }

  /** A number, the second argument, if it is there. */
  double option(double otherwise, double least, double most) throws UnknownQuantizerException {
    if (parts.length < 3) {
      return otherwise;
    }
    double number = parts[2].matches(NUMBER) ? Double.parseDouble(parts[2]) : -1;
    if (parts.length > 3 || number < least || number > most) {
      throw wrong("a number from " + PlainNumber.text(least) + " to " + PlainNumber.text(most));
    }
    return number;
  }

  UnknownQuantizerException wrong(String expected) {
    return new UnknownQuantizerException(
        "quantiser "
            + parts[0]
            + ": expected "
            + expected
            + " as in "
            + usage
            + ", found '"
            + text
            + "'");
  }
}
