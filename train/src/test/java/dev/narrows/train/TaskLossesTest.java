package dev.narrows.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TaskLossesTest {
  private static final Tensor WEIGHTS = Tensor.create(new float[] {3, 1}, 2);

  private static TorchDevice device;

  @BeforeAll
  static void open() throws Exception {
    device = TorchDevice.open(Fixtures.CPU);
  }

  @Test
  void crossEntropyIsTheWeightedMeanOverLabelledPixels() {
    // Two classes, three pixels; the last is ignored whatever its scores.
    Tensor scores = device.floats(new float[] {1, 0, 9, 0, 2, -9}, 1, 2, 1, 3);
    Tensor labels = device.classIds(new byte[] {0, 1, (byte) 255}, 1, 1, 3);
    double expected = (3 * Math.log(1 + Math.exp(-1)) + Math.log(1 + Math.exp(-2))) / 4;
    assertThat(TaskLosses.crossEntropy(scores, labels, WEIGHTS).item_double())
        .isCloseTo(expected, within(1e-6));
  }

  @Test
  void withoutAnyLabelCrossEntropyIsZero() {
    Tensor scores = device.floats(new float[] {1, 2}, 1, 2, 1, 1);
    Tensor labels = device.classIds(new byte[] {(byte) 255}, 1, 1, 1);
    assertThat(TaskLosses.crossEntropy(scores, labels, WEIGHTS).item_double()).isZero();
  }

  @Test
  void squaredErrorOfDisparityLeavesUnknownPixelsOut() {
    Tensor output = device.floats(new float[] {32, 1000, 64}, 1, 1, 1, 3);
    Tensor truth = device.floats(new float[] {64, 0, 64}, 1, 1, 1, 3);
    // One of two known pixels is off by 32 px, one unit.
    assertThat(TaskLosses.maskedSquaredError(output, truth).item_double())
        .isCloseTo(0.5, within(1e-6));
  }

  @Test
  void withoutAnyDisparitySquaredErrorIsZero() {
    Tensor output = device.floats(new float[] {5}, 1, 1, 1, 1);
    Tensor truth = device.floats(new float[] {0}, 1, 1, 1, 1);
    assertThat(TaskLosses.maskedSquaredError(output, truth).item_double()).isZero();
  }

  @Test
  void halfBalancedClassWeightsFollowTheInverseRootOfTheShare() {
    float[] weights = ClassWeights.balance(new long[] {16, 4, 0}, 0.5);
    assertThat(weights[1] / weights[0]).isCloseTo(2f, within(1e-6f));
    assertThat((16 * weights[0] + 4 * weights[1]) / 20).isCloseTo(1f, within(1e-6f));
    assertThat(weights[2]).isEqualTo(1f);
  }
}
