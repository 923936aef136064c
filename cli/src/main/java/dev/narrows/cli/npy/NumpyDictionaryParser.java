package dev.narrows.cli.npy;

import java.util.ArrayList;
import java.util.List;

/**
 * Parses what NumPy writes as a Python dictionary: three keys in any order, and a string, a truth
 * value and a tuple of whole numbers behind them. Nothing is evaluated. Used once.
 */
final class NumpyDictionaryParser {
  private static final int SHOWN = 20;
  private static final int MAX_DIMENSIONS = 32;

  private final String file;
  private final String text;
  private final int base;
  private int at;

  /**
   * @param base offset of the text in the file
   */
  NumpyDictionaryParser(String file, String text, int base) {
    this.file = file;
    this.text = text;
    this.base = base;
  }

  NumpyDictionary parse() throws NumpyException {
    String type = null;
    Boolean fortranOrder = null;
    List<Integer> shape = null;
    expect('{');
    while (!skip('}')) {
      int keyAt = at;
      String key = string();
      expect(':');
      switch (key) {
        case "descr" -> type = string();
        case "fortran_order" -> fortranOrder = truth();
        case "shape" -> shape = tuple();
        default -> {
          at = keyAt;
          throw expected("the keys descr, fortran_order and shape");
        }
      }
      if (!skip(',') && !next('}')) {
        throw expected("',' or '}'");
      }
    }
    if (!text.substring(at).isBlank()) {
      throw expected("nothing behind the dictionary");
    }
    if (type == null || fortranOrder == null || shape == null) {
      throw expected("the keys descr, fortran_order and shape before");
    }
    return new NumpyDictionary(type, fortranOrder, shape);
  }

  private String string() throws NumpyException {
    char quote = next('"') ? '"' : '\'';
    if (!skip(quote)) {
      throw expected("a string in quotes");
    }
    int end = text.indexOf(quote, at);
    if (end < 0) {
      throw expected("a string in quotes");
    }
    String value = text.substring(at, end);
    at = end + 1;
    return value;
  }

  private boolean truth() throws NumpyException {
    skipBlanks();
    for (String word : List.of("True", "False")) {
      if (text.startsWith(word, at)) {
        at += word.length();
        return word.equals("True");
      }
    }
    throw expected("True or False");
  }

  private List<Integer> tuple() throws NumpyException {
    List<Integer> values = new ArrayList<>();
    expect('(');
    while (!skip(')')) {
      values.add(number());
      if (values.size() > MAX_DIMENSIONS || (!skip(',') && !next(')'))) {
        throw expected("',' or ')'");
      }
    }
    return values;
  }

  private int number() throws NumpyException {
    skipBlanks();
    int end = at;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    try {
      int value = Integer.parseInt(text.substring(at, end));
      at = end;
      return value;
    } catch (NumberFormatException e) {
      throw expected("a whole number from 0 to " + Integer.MAX_VALUE);
    }
  }

  private void expect(char wanted) throws NumpyException {
    if (!skip(wanted)) {
      throw expected("'" + wanted + "'");
    }
  }

  private boolean skip(char wanted) {
    boolean found = next(wanted);
    at += found ? 1 : 0;
    return found;
  }

  private boolean next(char wanted) {
    skipBlanks();
    return at < text.length() && text.charAt(at) == wanted;
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private NumpyException expected(String what) {
    String rest = text.substring(at, Math.min(text.length(), at + SHOWN)).strip();
    String found = rest.replaceAll("[^ -~]", "?");
    return new NumpyException(
        file,
        base + (long) at,
        "header: expected " + what + ", found " + (rest.isEmpty() ? "its end" : found));
  }
}
