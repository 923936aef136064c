package dev.narrows.feature.independent;

/** Section "native:fast", "Words and states". */
final class Rans {
  private static final int LEAST = 1 << 15;

  private final byte[] bytes;
  private final int end;
  private final int[] states;
  private int position;

  /** Of so many words from a byte on. */
  Rans(byte[] bytes, int start, int words, int states) throws Refusal {
    Refusal.unless(words <= (bytes.length - start) / 2, words + " words");
    this.bytes = bytes;
    this.position = start;
    this.end = start + 2 * words;
    this.states = new int[states];
    for (int i = 0; i < states; i++) {
      this.states[i] = word() | (word() << 16);
      Refusal.unless(this.states[i] >= LEAST, "a state of 2^15 to 2^31 - 1");
    }
  }

  /** The index of the next token. */
  int index(int number, int[] s) throws Refusal {
    int state = states[number];
    int slot = state % 4096;
    int i = 0;
    while (s[i + 1] <= slot) {
      i++;
    }
    state = (s[i + 1] - s[i]) * (state / 4096) + slot - s[i];
    if (state < LEAST) {
      state = (state << 16) | word();
    }
    states[number] = state;
    return i;
  }

  void requireEnd() throws Refusal {
    Refusal.unless(position == end, "no further words");
    for (int state : states) {
      Refusal.unless(state == LEAST, "states of 2^15 at the end");
    }
  }

  private int word() throws Refusal {
    Refusal.unless(position + 2 <= end, "another word");
    position += 2;
    return (bytes[position - 2] & 0xFF) | ((bytes[position - 1] & 0xFF) << 8);
  }
}
