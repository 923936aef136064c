package dev.narrows.feature.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.NonFiniteFeatureException;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.Quantizer;
import dev.narrows.feature.RawCodec;
import dev.narrows.feature.bitstream.Bitstream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every quantiser owes its users. */
class QuantizerContractTest {
  private static final FeatureShape SMALL = new FeatureShape(3, 4, 5);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "min-max:1", "min-max:8", "min-max:16", "channel:1", "channel:8", "channel:16", "clip:1",
        "clip:5", "clip:16", "lloyd:1", "lloyd:5", "lloyd:8:0", "dead-zone:1", "dead-zone:8",
        "dead-zone:13", "rdo:1", "rdo:8", "rdo:16:0", "step:0.25", "step:1000"
      })
  void quantisesAnythingFinite(String name) throws Exception {
    Quantizer quantizer = Quantizers.parse(name);
    assertThat(quantizer.name()).isEqualTo(name);
    for (FeatureSamples.Kind kind : FeatureSamples.Kind.values()) {
      FeatureTensor tensor = FeatureSamples.of(kind, 3);
      float[] before = tensor.values().clone();

      QuantizedTensor quantized = quantizer.quantize(tensor);

      assertThat(tensor.values()).isEqualTo(before);
      assertThat(quantizer.quantize(tensor).symbols()).isEqualTo(quantized.symbols());
      byte[] sent =
          Bitstream.encode(
                  ModelIdentity.ofSha256(new byte[32]), new RawCodec(), quantized, List.of(5, 11))
              .write();
      QuantizedTensor received = Bitstream.read(sent).decode(codec -> new RawCodec());
      assertThat(received.dequantize().values()).isEqualTo(quantized.dequantize().values());
    }
    for (float extreme : new float[] {Float.MAX_VALUE, Float.MIN_VALUE}) {
      float[] values = {-extreme, 0, extreme};
      FeatureTensor tensor = new FeatureTensor(new FeatureShape(1, 1, 3), values);
      if (!name.startsWith("step")) {
        for (float value : quantizer.quantize(tensor).dequantize().values()) {
          assertThat(value).isFinite();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "min-max:8",
        "channel:3",
        "clip:5",
        "lloyd:5",
        "dead-zone:4",
        "rdo:4",
        "step:0.25"
      })
  void keepsConstantTensorsExactly(String name) throws Exception {
    for (float value : new float[] {0, -0.1f, 3.4e38f, Float.MIN_VALUE, 7}) {
      float[] values = new float[SMALL.elements()];
      Arrays.fill(values, value);
      QuantizedTensor quantized =
          Quantizers.parse(name).quantize(new FeatureTensor(SMALL, values.clone()));
      assertThat(quantized.dequantize().values()).isEqualTo(values);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "min-max:8",
        "channel:3",
        "clip:5",
        "lloyd:5",
        "dead-zone:4",
        "rdo:4",
        "step:0.25"
      })
  void refusesWhatIsNotFiniteAndSaysWhere(String name) throws Exception {
    Quantizer quantizer = Quantizers.parse(name);
    for (float value : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
      float[] values = new float[SMALL.elements()];
      values[2 * 20 + 3 * 5 + 4] = value;
      assertThatExceptionOfType(NonFiniteFeatureException.class)
          .isThrownBy(() -> quantizer.quantize(new FeatureTensor(SMALL, values)))
          .withMessageContaining("channel 2, row 3, column 4");
    }
  }
}
