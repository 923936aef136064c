package dev.narrows.feature.entropy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.FeatureCodecContract;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.MinMaxRange;
import dev.narrows.feature.QuantizedTensor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class StrongCodecTest extends FeatureCodecContract {
  @Override
  protected FeatureCodec codec() {
    return new StrongCodec();
  }

  @Override
  protected int maxBits() {
    return 16;
  }

  @Test
  void aHugeTensorThatTheBytesCannotHoldIsRefusedBeforeItTakesMemory() throws Exception {
    // The least of these tensors takes 128 MiB.
    assertThat(OtherJvm.ofThisProcess().lines(HugeClaims.class, "-Xmx16m"))
        .containsExactly(
            "native:strong 1x1x67108864: refused at byte 2047",
            "native:strong 1x8192x8192: refused at byte 2047",
            "native:strong 1024x256x256: refused at byte 2047",
            "native:strong 67108864x1x1: refused at byte 2047",
            "native:trained 1024x256x256: refused at byte 2047");
  }

  @Test
  void fillingThatIsNotZeroIsRefused() throws Exception {
    FeatureShape shape = new FeatureShape(16, 256, 128);
    short[] dead = new short[shape.elements()];
    QuantizedTensor tensor = new QuantizedTensor(shape, 8, new MinMaxRange(0, 1), dead);
    byte[] payload = codec().encode(tensor);

    assertThat(payload).hasSize(16);
    assertThat(codec().decode(payload, shape, 8)).isEqualTo(dead);
    payload[15] = 1;
    assertThatExceptionOfType(MalformedBitstreamException.class)
        .isThrownBy(() -> codec().decode(payload, shape, 8))
        .withMessageContaining("filling: expected 0, found 1")
        .withMessageEndingWith("(at byte 15)");
    assertThatExceptionOfType(MalformedBitstreamException.class)
        .isThrownBy(() -> codec().decode(Arrays.copyOf(payload, 17), shape, 8));
  }
}
