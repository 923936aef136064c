package dev.narrows.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.narrows.feature.UnknownCodecException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodecNamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "raw",
        "png",
        "jpeg:1",
        "jpeg:95",
        "jpeg:100",
        "webp:0",
        "webp:80",
        "webp:100",
        "webp:lossless"
      })
  void aFeatureCodecIsCalledWhatItWasAskedBy(String name) throws Exception {
    assertThat(FeatureCodecs.parse(name).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg:1", "jpeg:50", "jpeg:100", "webp:0", "webp:lossless"})
  void aPictureCodecIsCalledWhatItWasAskedBy(String name) throws Exception {
    assertThat(PictureCodecs.parse(name).name()).isEqualTo(name);
  }

  @Test
  void allAreListedForHelp() {
    assertThat(FeatureCodecs.usages())
        .containsExactly("raw", "png", "jpeg:1..100", "webp:lossless, webp:0..100");
    assertThat(PictureCodecs.usages())
        .containsExactly("png", "jpeg:1..100", "webp:lossless, webp:0..100");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gif|unknown feature codec 'gif': expected one of raw, png, jpeg:1..100, webp:lossless",
        "''|unknown feature codec ''",
        "JPEG:95|unknown feature codec 'JPEG:95'",
        "jpeg|codec jpeg: expected a quality from 1 to 100 as in jpeg:50, found none",
        "jpeg:|codec jpeg: expected a quality from 1 to 100 as in jpeg:50, found ''",
        "jpeg:0|codec jpeg: expected a quality from 1 to 100 as in jpeg:50, found '0'",
        "jpeg:101|codec jpeg: expected a quality from 1 to 100 as in jpeg:50, found '101'",
        "jpeg:-5|codec jpeg: expected a quality from 1 to 100 as in jpeg:50, found '-5'",
        "jpeg:095|codec jpeg: expected a quality from 1 to 100 as in jpeg:50, found '095'",
        "jpeg:99999999999|found '99999999999'",
        "webp:101|codec webp: expected a quality from 0 to 100 as in webp:50, found '101'",
        "png:9|codec png: expected no argument, found '9'",
      })
  void anyOtherNameIsRefusedWithWhatThereIs(String name, String message) {
    assertThatExceptionOfType(UnknownCodecException.class)
        .isThrownBy(() -> FeatureCodecs.parse(name))
        .withMessageContaining(message);
  }

  @Test
  void picturesHaveNoRawCodec() {
    assertThatExceptionOfType(UnknownCodecException.class)
        .isThrownBy(() -> PictureCodecs.parse("raw"))
        .withMessageStartingWith("unknown picture codec 'raw': expected one of png, jpeg:1..100");
  }
}
