package dev.narrows.evaluate.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.codecs.FeatureCodecs;
import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.MinMaxRange;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.RawCodec;
import dev.narrows.feature.UnsupportedTensorException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodecBenchmarkTest {
  private static final Duration SHORT = Duration.ofMillis(20);

  @Test
  void bytesAreThoseOfThePayloadsAndSpeedsThoseOfTheSymbols() throws Exception {
    // 6 elements of one byte and 4 of two.
    List<NamedTensor> tensors = List.of(tensor("a", 8, 1, 2, 3), tensor("b", 9, 2, 2, 1));

    CodecMeasurement measured = CodecBenchmark.measure("raw", new RawCodec(), tensors, SHORT);

    assertThat(measured.tensors()).isEqualTo(2);
    assertThat(measured.elements()).isEqualTo(10);
    assertThat(measured.bytes()).isEqualTo(14);
    assertThat(measured.symbolBytes()).isEqualTo(14);
    assertThat(measured.bitsPerElement()).isEqualTo(11.2);
    assertThat(measured.lossless()).isTrue();
    assertThat(measured.encodeSpeed())
        .isCloseTo(14e-6 / measured.encodeSeconds(), within(1e-9 / measured.encodeSeconds()));
    assertThat(measured.decodeSpeed()).isPositive();
  }

  @Test
  void aSlowerCodecIsMeasuredAsSlower() throws Exception {
    List<NamedTensor> tensors = List.of(tensor("a", 8, 64, 16, 16));

    CodecMeasurement fast = CodecBenchmark.measure("raw", new RawCodec(), tensors, SHORT);
    CodecMeasurement slow =
        CodecBenchmark.measure("xz:9e", FeatureCodecs.parse("xz:9e"), tensors, SHORT);

    // In truth a thousand times.
    assertThat(slow.encodeSpeed()).isLessThan(fast.encodeSpeed() / 2);
  }

  @Test
  void aCodecThatCannotTakeATensorIsNamedWithIt() throws Exception {
    FeatureCodec jpeg = FeatureCodecs.parse("jpeg:90");
    List<NamedTensor> tensors =
        List.of(tensor("a", 8, 1, 8, 8), tensor("folder/b.npy", 12, 1, 8, 8));

    assertThatExceptionOfType(UnsupportedTensorException.class)
        .isThrownBy(() -> CodecBenchmark.measure("jpeg:90", jpeg, tensors, SHORT))
        .withMessage("folder/b.npy: codec jpeg:90: expected symbols of at most 8 bits, found 12");
  }

  @Test
  void aLosslessCodecThatLosesIsAFault() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                CodecBenchmark.measure(
                    "forgetful", new Forgetful(), List.of(tensor("a", 8, 1, 2, 3)), SHORT))
        .withMessageContaining("a: codec forgetful: expected the symbols that were encoded")
        .withMessageContaining("from element 5 on");
  }

  private static NamedTensor tensor(String name, int bits, int channels, int height, int width) {
    FeatureShape shape = new FeatureShape(channels, height, width);
    short[] symbols = new short[shape.elements()];
    for (int i = 0; i < symbols.length; i++) {
      symbols[i] = (short) (i * 7 + 1 & 0xFF);
    }
    return new NamedTensor(name, new QuantizedTensor(shape, bits, new MinMaxRange(0, 1), symbols));
  }

  /** Raw, but the last symbol comes back as 0. */
  private record Forgetful() implements FeatureCodec {
    @Override
    public String name() {
      return "forgetful";
    }

    @Override
    public boolean lossless() {
      return true;
    }

    @Override
    public byte[] encode(QuantizedTensor tensor) {
      return new RawCodec().encode(tensor);
    }

    @Override
    public short[] decode(byte[] payload, FeatureShape shape, int bits) {
      short[] symbols = new short[shape.elements()];
      for (int i = 0; i < symbols.length - 1; i++) {
        symbols[i] = (short) Byte.toUnsignedInt(payload[i]);
      }
      return symbols;
    }
  }
}
