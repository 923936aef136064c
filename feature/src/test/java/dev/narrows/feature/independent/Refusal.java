package dev.narrows.feature.independent;

import java.io.IOException;

/** Bytes that the page says are to be refused. */
final class Refusal extends IOException {
  private static final long serialVersionUID = 1L;

  Refusal(String message) {
    super(message);
  }

  static void unless(boolean right, String expected) throws Refusal {
    if (!right) {
      throw new Refusal("expected " + expected);
    }
  }
}
