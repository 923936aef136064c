package dev.narrows.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.model.Architecture;
import dev.narrows.model.LatentSpec;
import dev.narrows.model.ModelDescription;
import dev.narrows.train.config.LatentLossConfig.Quantization;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

/** Latents on their way, against their definition computed one by one in double precision. */
class LatentChannelTest {
  private static final int CHANNELS = 10;
  private static final int BASE = 4;
  private static final int HEIGHT = 3;
  private static final int WIDTH = 4;
  private static final int PLANE = HEIGHT * WIDTH;
  private static final int[] RATES = {2, 0};

  /** Single precision of a logistic's differences, over 40 or so summands of some bits each. */
  private static final double TOLERANCE = 1e-3;

  private final TorchDevice device = device();
  private final Map<String, float[]> numbers = new HashMap<>();

  @Test
  void bitsAndValuesAreThoseOfTheDefinition() throws Exception {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      LatentChannel channel = channel(LatentSpec.EntropyModel.CONTEXT);
      float[] latents = normal(RATES.length * CHANNELS * PLANE, 3, 5);
      LatentChannel.Received received =
          channel.pass(
              device.floats(latents, RATES.length, CHANNELS, HEIGHT, WIDTH), device.indices(RATES));
      float[] decoded = TorchDevice.toArray(received.decoded());
      float[] base = TorchDevice.toArray(received.bits().get(0));
      float[] detail = TorchDevice.toArray(received.bits().get(1));
      for (int n = 0; n < RATES.length; n++) {
        int[] integers = integers(latents, n);
        for (int i = 0; i < integers.length; i++) {
          int c = i / PLANE;
          // The base layer's inverse gain is the gain's inverse.
          double inverse =
              Math.exp(
                  c < BASE ? -at("latents.log_gain", n, c) : at("latents.log_inverse_gain", n, c));
          assertThat((double) decoded[n * CHANNELS * PLANE + i])
              .isEqualTo(integers[i] * inverse, within(1e-4));
        }
        double[] bits = bits(integers, n);
        assertThat((double) base[n]).isEqualTo(bits[0], within(TOLERANCE));
        assertThat((double) detail[n]).isEqualTo(bits[1], within(TOLERANCE));
      }
    }
  }

  @Test
  void noiseIsOfOneRoundingAndChangesWithTheWayChosen() throws Exception {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Parameters parameters = parameters(LatentSpec.EntropyModel.FACTORIZED);
      LatentChannel channel =
          new LatentChannel(
              network(LatentSpec.EntropyModel.FACTORIZED), parameters, device, Quantization.NOISE);
      float[] latents = normal(RATES.length * CHANNELS * PLANE, 3, 6);
      Tensor decoded =
          channel
              .pass(
                  device.floats(latents, RATES.length, CHANNELS, HEIGHT, WIDTH),
                  device.indices(RATES))
              .decoded();
      float[] found = TorchDevice.toArray(decoded);
      double largest = 0;
      for (int i = 0; i < found.length; i++) {
        int n = i / (CHANNELS * PLANE);
        int c = i / PLANE % CHANNELS;
        double z = latents[i] * Math.exp(at("latents.log_gain", n, c));
        double inverse =
            c < BASE ? -at("latents.log_gain", n, c) : at("latents.log_inverse_gain", n, c);
        double sent = found[i] / Math.exp(inverse);
        largest = Math.max(largest, Math.abs(sent - z));
      }
      assertThat(largest).isBetween(0.4, 0.5 + 1e-4);
    }
  }

  private double[] bits(int[] integers, int n) {
    double[] sums = new double[2];
    for (int c = 0; c < CHANNELS; c++) {
      for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
          double mean = at("latents.mean_bias", n, c);
          double scale = at("latents.scale_bias", n, c);
          for (int from = c < BASE ? 0 : BASE; from <= c; from++) {
            for (int tap : taps(c < BASE ? c : c - BASE, c < BASE ? from : from - BASE)) {
              int v = integer(integers, from, y + tap / 3 - 1, x + tap % 3 - 1);
              int weight = (c * CHANNELS + from) * 9 + tap;
              mean += numbers.get("latents.mean_weights")[weight] * v;
              scale +=
                  numbers.get("latents.scale_weights")[weight]
                      * Math.log(1 + Math.abs(v))
                      / Math.log(2);
            }
          }
          double s = Math.exp(Math.max(-5 * Math.log(2), Math.min(5 * Math.log(2), scale)));
          double off = -Math.abs(integer(integers, c, y, x) - mean);
          double p = logistic((off + 0.5) / s) - logistic((off - 0.5) / s);
          sums[c < BASE ? 0 : 1] -= Math.log(Math.max(p, 1.0 / 65536)) / Math.log(2);
        }
      }
    }
    return sums;
  }

  private static int[] taps(int to, int from) {
    if (to == from) {
      return new int[] {0, 1, 2, 3};
    }
    return to / 4 == from / 4 ? new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8} : new int[] {4};
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static int integer(int[] integers, int c, int y, int x) {
    boolean inside = y >= 0 && y < HEIGHT && x >= 0 && x < WIDTH;
    return inside ? integers[c * PLANE + y * WIDTH + x] : 0;
  }

  private int[] integers(float[] latents, int n) {
    int[] integers = new int[CHANNELS * PLANE];
    for (int i = 0; i < integers.length; i++) {
      double gain = Math.exp(at("latents.log_gain", n, i / PLANE));
      integers[i] = (int) Math.rint(latents[n * CHANNELS * PLANE + i] * gain);
    }
    return integers;
  }

  private double at(String name, int n, int channel) {
    return numbers.get(name)[RATES[n] * CHANNELS + channel];
  }

  private LatentChannel channel(LatentSpec.EntropyModel model) throws Exception {
    return new LatentChannel(
        network(model), parameters(model), device, Quantization.STRAIGHT_THROUGH);
  }

  /** Small random numbers in place of those that training starts from. */
  private Parameters parameters(LatentSpec.EntropyModel model) throws Exception {
    Parameters parameters = new Parameters(network(model), List.of(), device, 1);
    long seed = 11;
    for (String name :
        List.of(
            "latents.log_gain",
            "latents.log_inverse_gain",
            "latents.mean_bias",
            "latents.scale_bias",
            "latents.mean_weights",
            "latents.scale_weights")) {
      Tensor tensor = parameters.get(name);
      float[] values = normal((int) tensor.numel(), 0.1, seed++);
      numbers.put(name, values);
      long[] shape =
          tensor.dim() == 2
              ? new long[] {tensor.size(0), tensor.size(1)}
              : new long[] {CHANNELS, CHANNELS, 3, 3};
      tensor.copy_(device.floats(values, shape));
    }
    return parameters;
  }

  private static Architecture network(LatentSpec.EntropyModel model) throws Exception {
    ModelDescription description =
        new TrainingRun(Fixtures.learned(model, 1), Fixtures.DATASET, Path.of("unused"))
            .description();
    return description.network();
  }

  private static float[] normal(int count, double deviation, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    return values;
  }

  private static TorchDevice device() {
    try {
      return TorchDevice.open(Fixtures.CPU);
    } catch (TrainException e) {
      throw new IllegalStateException(e);
    }
  }
}
