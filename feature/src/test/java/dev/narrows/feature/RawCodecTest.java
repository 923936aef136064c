package dev.narrows.feature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RawCodecTest extends FeatureCodecContract {
  @Override
  protected FeatureCodec codec() {
    return new RawCodec();
  }

  @Override
  protected int maxBits() {
    return 16;
  }

  @Test
  void takesOneByteUpToEightBitsAndTwoAboveMostSignificantFirst() {
    FeatureShape shape = new FeatureShape(1, 1, 2);
    MinMaxRange range = new MinMaxRange(0, 1);
    short[] symbols = {5, 254};
    assertThat(codecBytes(new QuantizedTensor(shape, 8, range, symbols)))
        .isEqualTo(new byte[] {5, (byte) 254});
    short[] deep = {0x0102, (short) 0xFFFE};
    assertThat(codecBytes(new QuantizedTensor(shape, 16, range, deep)))
        .isEqualTo(new byte[] {1, 2, (byte) 0xFF, (byte) 0xFE});
  }

  private static byte[] codecBytes(QuantizedTensor tensor) {
    return new RawCodec().encode(tensor);
  }
}
