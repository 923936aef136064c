package dev.narrows.feature.entropy;

/** Logarithmic bins of magnitudes. */
final class Bins {
  private Bins() {}

  /** Four to the octave: 0, 1, 2, 3 are themselves, 4 to 7 follow, then 8, 10, 12, 14 and so on. */
  static int quarterOctave(int value) {
    if (value < 4) {
      return value;
    }
    int octave = 31 - Integer.numberOfLeadingZeros(value);
    return 4 * (octave - 1) + ((value >> (octave - 2)) & 3);
  }

  /** Two to the octave: 0 and 1 are themselves, then 2, 3, 4, 6, 8, 12 and so on. */
  static int halfOctave(int value) {
    if (value < 2) {
      return value;
    }
    int octave = 31 - Integer.numberOfLeadingZeros(value);
    return 2 * octave + ((value >> (octave - 1)) & 1);
  }
}
