package dev.narrows.feature.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.narrows.feature.RawCodec;
import dev.narrows.feature.UnknownQuantizerException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantizersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "min-max:8",
        "channel:6",
        "clip:16",
        "lloyd:3",
        "lloyd:3:0.25",
        "dead-zone:5",
        "dead-zone:5:0.5",
        "rdo:4",
        "rdo:4:0.2",
        "step:0.25",
        "step:1000:0.3",
        "step:0.00000012"
      })
  void aQuantiserIsCalledWhatItWasAskedBy(String name) throws Exception {
    assertThat(Quantizers.parse(name).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "clap:5 | unknown quantiser 'clap:5': expected one of min-max:1..16, channel:1..16,",
        "clip | quantiser clip: expected bits from 1 to 16 as in clip:1..16, found 'clip'",
        "clip:0 | expected bits from 1 to 16",
        "clip:17 | expected bits from 1 to 16",
        "clip:five | expected bits from 1 to 16",
        "clip:5:1 | expected one argument",
        "lloyd:9 | quantiser lloyd: expected bits from 1 to 8",
        "lloyd:5:-1 | expected a number from 0 to 100",
        "lloyd:5:101 | expected a number from 0 to 100",
        "lloyd:5:1:1 | expected a number",
        "step:0 | quantiser step: expected a step above 0",
        "step:1e99 | expected a step above 0",
        "step:NaN | expected a step above 0",
        "step:1:0 | expected a rounding above 0",
        "dead-zone:3:0.6 | expected a number from 0 to 0.5",
      })
  void whatIsNoneSaysWhatIs(String name, String message) {
    assertThatExceptionOfType(UnknownQuantizerException.class)
        .isThrownBy(() -> Quantizers.parse(name))
        .withMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"raw", "clip:5/raw", "step:0.5:0.3/raw"})
  void aCodingIsAQuantiserAndACodec(String text) throws Exception {
    FeatureCoding coding = FeatureCoding.parse(text, name -> new RawCodec());
    assertThat(coding.name()).isEqualTo(text);
    assertThat(coding.quantizer().isPresent()).isEqualTo(text.contains("/"));
  }

  @Test
  void theUsagesNameThemAll() {
    assertThat(Quantizers.usages())
        .containsExactly(
            "min-max:1..16",
            "channel:1..16",
            "clip:1..16",
            "lloyd:1..8[:LAMBDA]",
            "dead-zone:1..16[:ROUNDING]",
            "rdo:1..16[:LAMBDA]",
            "step:SIZE[:ROUNDING]");
  }
}
