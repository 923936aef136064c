package dev.narrows.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.model.Layer;
import dev.narrows.train.config.DeviceConfig;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConvolutionsTest {
  private static final int BATCH = 2;
  private static final int OUT = 8;
  private static final int STRIDE = 2;
  private static final int ROWS = 4;
  private static final int COLUMNS = 8;

  private final SplittableRandom random = new SplittableRandom(1);

  /** Other tests compute on one thread. */
  @AfterEach
  void oneThread() throws Exception {
    TorchDevice.open(Fixtures.CPU);
  }

  // On one thread, the fault that is led around would end the whole process.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 6, 7, 8, 12, 16, 20})
  void gradientOfStridedPointwiseWeightsIsTheCorrelationWithThePixelsItSees(int in)
      throws Exception {
    TorchDevice device = TorchDevice.open(new DeviceConfig(DeviceConfig.Kind.CPU, 2, true, false));
    float[] pixels = numbers(BATCH * in * ROWS * STRIDE * COLUMNS * STRIDE);
    float[] gradient = numbers(BATCH * OUT * ROWS * COLUMNS);
    try (PointerScope scope = new PointerScope()) {
      Tensor x = device.pictures(pixels, BATCH, in, ROWS * STRIDE, COLUMNS * STRIDE);
      Tensor weight = device.pictures(numbers(OUT * in), OUT, in, 1, 1);
      weight.set_requires_grad(true);
      Layer.Convolution layer = new Layer.Convolution("any", in, OUT, 1, STRIDE, 0, false);
      Tensor y = Convolutions.apply(layer, x, weight, new TensorOptional());
      y.mul(device.pictures(gradient, BATCH, OUT, ROWS, COLUMNS)).sum().backward();
      float[] found = TorchDevice.toArray(weight.grad());
      for (int o = 0; o < OUT; o++) {
        for (int i = 0; i < in; i++) {
          // A sum of 64 products below 1, in single precision.
          assertThat(found[o * in + i])
              .isCloseTo((float) correlation(pixels, gradient, in, i, o), within(1e-5f));
        }
      }
    }
  }

  private static double correlation(float[] pixels, float[] gradient, int in, int i, int o) {
    double sum = 0;
    for (int n = 0; n < BATCH; n++) {
      for (int y = 0; y < ROWS; y++) {
        for (int x = 0; x < COLUMNS; x++) {
          int row = (n * in + i) * ROWS * STRIDE + y * STRIDE;
          sum +=
              (double) pixels[(row * COLUMNS + x) * STRIDE]
                  * gradient[((n * OUT + o) * ROWS + y) * COLUMNS + x];
        }
      }
    }
    return sum;
  }

  private float[] numbers(int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextDouble(-1, 1);
    }
    return numbers;
  }
}
