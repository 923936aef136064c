package dev.narrows.feature.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.feature.ChannelRanges;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.QuantizedTensor;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ChannelQuantizerTest {
  private static final FeatureShape SHAPE = new FeatureShape(12, 4, 5);

  @Property(tries = 200)
  void errsByAtMostAnEighthMoreThanHalfAStepOfTheChannelsRange(
      @ForAll @IntRange(min = 1, max = 16) int bits, @ForAll boolean signed, @ForAll long seed)
      throws Exception {
    FeatureTensor tensor = channels(signed, seed);
    float[] back = new ChannelQuantizer(bits).quantize(tensor).dequantize().values();
    int plane = SHAPE.plane();
    for (int c = 0; c < SHAPE.channels(); c++) {
      float min = Float.POSITIVE_INFINITY;
      float max = Float.NEGATIVE_INFINITY;
      double worst = 0;
      for (int i = c * plane; i < (c + 1) * plane; i++) {
        min = Math.min(min, tensor.values()[i]);
        max = Math.max(max, tensor.values()[i]);
        worst = Math.max(worst, Math.abs((double) back[i] - tensor.values()[i]));
      }
      double half = ((double) max - min) / ((1 << bits) - 1) / 2;
      // One rounding to float, of features up to 2000.
      assertThat(worst).isLessThanOrEqualTo(half * 1.125 + 1e-4);
    }
  }

  @Test
  void keepsConstantChannelsExactly() throws Exception {
    FeatureTensor tensor = channels(true, 1);
    int plane = SHAPE.plane();
    for (int i = 0; i < plane; i++) {
      tensor.values()[plane + i] = 0;
      tensor.values()[2 * plane + i] = 0.1f;
      tensor.values()[3 * plane + i] = i % 2 == 0 ? 0f : -0f;
    }

    QuantizedTensor quantized = new ChannelQuantizer(3).quantize(tensor);

    ChannelRanges ranges = (ChannelRanges) quantized.reconstruction();
    assertThat(ranges.channels().get(1)).isEqualTo(new ChannelRanges.Constant(0));
    assertThat(ranges.channels().get(2)).isEqualTo(new ChannelRanges.Constant(0.1f));
    assertThat(ranges.channels().get(3)).isEqualTo(new ChannelRanges.Constant(0));
    assertThat(quantized.dequantize().values()[2 * plane]).isEqualTo(0.1f);
    assertThat(quantized.ofChannels(2, 1).dequantize().values()).containsOnly(0.1f);
  }

  @Test
  void isMuchBetterWhereChannelsDiffer() throws Exception {
    FeatureTensor tensor = channels(false, 5);
    int plane = SHAPE.plane();
    FeatureTensor smallest =
        new FeatureTensor(
            new FeatureShape(1, 4, 5), java.util.Arrays.copyOf(tensor.values(), plane));
    double own = firstChannelError(smallest, new ChannelQuantizer(8).quantize(tensor));
    double shared = firstChannelError(smallest, new MinMaxQuantizer(8).quantize(tensor));
    assertThat(own).isLessThan(shared / 1000);
  }

  private static double firstChannelError(FeatureTensor channel, QuantizedTensor quantized) {
    return FeatureSamples.meanSquaredError(channel, quantized.ofChannels(0, 1));
  }

  /** Each channel's range is twice that of the one before. */
  private static FeatureTensor channels(boolean signed, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[SHAPE.elements()];
    for (int i = 0; i < values.length; i++) {
      double scale = 1 << (i / SHAPE.plane());
      values[i] = (float) (scale * random.nextDouble(signed ? -0.3 : 0, 1));
    }
    return new FeatureTensor(SHAPE, values);
  }
}
