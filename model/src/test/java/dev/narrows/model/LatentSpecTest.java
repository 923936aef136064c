package dev.narrows.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.narrows.model.LatentSpec.EntropyModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatentSpecTest {
  @ParameterizedTest
  @CsvSource({
    "0, 96, 'base channels: expected 1 to 511, found 0'",
    "512, 96, 'base channels: expected 1 to 511, found 512'",
    "48, 465, 'detail channels: expected 1 to 464, found 465'",
  })
  void moreChannelsThanTheCodecTakesAreRefused(int base, int detail, String message) {
    assertThatThrownBy(() -> new LatentSpec(EntropyModel.CONTEXT, base, detail, 48, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
