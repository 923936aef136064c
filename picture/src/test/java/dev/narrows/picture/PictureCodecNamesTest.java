package dev.narrows.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.narrows.feature.UnknownCodecException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureCodecNamesTest {
  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg:1", "jpeg:50", "jpeg:100", "webp:0", "webp:lossless"})
  void aPictureCodecIsCalledWhatItWasAskedBy(String name) throws Exception {
    assertThat(PictureCodecs.parse(name).name()).isEqualTo(name);
  }

  @Test
  void allAreListedForHelp() {
    assertThat(PictureCodecs.usages())
        .containsExactly("png", "jpeg:1..100", "webp:lossless, webp:0..100");
  }

  @ParameterizedTest
  @ValueSource(strings = {"raw", "zstd:19"})
  void codecsOfFeaturesAloneAreNone(String name) {
    assertThatExceptionOfType(UnknownCodecException.class)
        .isThrownBy(() -> PictureCodecs.parse(name))
        .withMessageStartingWith(
            "unknown picture codec '" + name + "': expected one of png, jpeg:1..100");
  }

  @Test
  void aPictureHasNoLayout() {
    assertThatExceptionOfType(UnknownCodecException.class)
        .isThrownBy(() -> PictureCodecs.parse("png:untiled"))
        .withMessage("codec png: expected no argument, found 'untiled'");
  }
}
