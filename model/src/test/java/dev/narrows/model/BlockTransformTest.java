package dev.narrows.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BlockTransformTest {
  @Test
  void itsRowsHaveLengthOneAndAreAtRightAngles() {
    BlockTransform transform = new BlockTransform();
    assertOrthonormal(transform.next(3, 64, 4), 48, 3 * 16);
    // 16 of the 64 channels before are none of the transform's: nothing is made of them.
    float[] next = transform.next(64, 96, 2);
    assertOrthonormal(next, 96, 64 * 4);
    for (int row = 0; row < 96; row++) {
      for (int i = 48 * 4; i < 64 * 4; i++) {
        assertThat(next[row * 64 * 4 + i]).isZero();
      }
    }
  }

  @Test
  void theFirstCoefficientsAreTheMeansOfBlocks() {
    BlockTransform transform = new BlockTransform();
    float[] patch = transform.next(3, 48, 4);
    float[] larger = transform.next(48, 3, 2);
    // The mean of 48 equal numbers, times the root of their number, and of four of those.
    double grey = 0;
    for (int i = 0; i < 48; i++) {
      grey += patch[i];
    }
    assertThat(grey).isCloseTo(Math.sqrt(48), within(1e-5));
    assertThat(larger[0]).isCloseTo(0.5f, within(1e-6f));
    assertThat(larger[1]).isEqualTo(larger[0]);
  }

  @Test
  void smoothCoefficientsAreKept() {
    // Pictures that are smooth ramps come back from 12 of 192 numbers but for a hundredth.
    BlockTransform transform = new BlockTransform();
    float[] patch = transform.next(3, 48, 4);
    float[] larger = transform.next(48, 12, 2);
    double[] pixels = new double[3 * 64];
    double energy = 0;
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (i % 8 + i / 8 % 8 - 7) / 8.0;
      energy += pixels[i] * pixels[i];
    }
    double kept = 0;
    for (int out = 0; out < 12; out++) {
      double coefficient = 0;
      for (int i = 0; i < pixels.length; i++) {
        int colour = i / 64;
        int y = i / 8 % 8;
        int x = i % 8;
        for (int middle = 0; middle < 48; middle++) {
          double inner = patch[((middle * 3 + colour) * 4 + y % 4) * 4 + x % 4];
          coefficient += pixels[i] * inner * larger[((out * 48 + middle) * 2 + y / 4) * 2 + x / 4];
        }
      }
      kept += coefficient * coefficient;
    }
    assertThat(kept / energy).isBetween(0.99, 1 + 1e-6);
  }

  private static void assertOrthonormal(float[] weights, int rows, int length) {
    assertThat(weights).hasSize(rows * length);
    for (int a = 0; a < rows; a++) {
      for (int b = 0; b <= a; b++) {
        double product = 0;
        for (int i = 0; i < length; i++) {
          product += (double) weights[a * length + i] * weights[b * length + i];
        }
        assertThat(product).as("rows %d and %d", a, b).isCloseTo(a == b ? 1 : 0, within(1e-5));
      }
    }
  }
}
