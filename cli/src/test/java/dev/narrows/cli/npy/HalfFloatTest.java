package dev.narrows.cli.npy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfFloatTest {
  /** Values of IEEE 754's own tables. */
  @ParameterizedTest
  @CsvSource({
    "0000, 0.0",
    "8000, -0.0",
    "0001, 5.9604645E-8",
    "03ff, 6.0975552E-5",
    "0400, 6.1035156E-5",
    "3555, 0.33325195",
    "3c00, 1.0",
    "3c01, 1.0009766",
    "c000, -2.0",
    "7bff, 65504.0",
    "7c00, Infinity",
    "fc00, -Infinity",
    "7e00, NaN"
  })
  void knownHalvesHaveTheirValues(String bits, Float value) {
    assertThat(HalfFloat.toFloat((short) Integer.parseInt(bits, 16))).isEqualTo(value);
  }

  @Test
  void finiteHalvesAreInOrder() {
    for (int bits = 1; bits < 0x7C00; bits++) {
      assertThat(HalfFloat.toFloat((short) bits))
          .isGreaterThan(HalfFloat.toFloat((short) (bits - 1)));
    }
  }
}
