package dev.narrows.codecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.narrows.feature.FeatureCodecRegistry;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.Tensors;
import dev.narrows.feature.UnknownCodecException;
import dev.narrows.feature.entropy.FeaturePriors;
import dev.narrows.feature.entropy.StrongCodec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureCodecsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "native:strong",
        "raw",
        "native:fast",
        "png",
        "png:untiled",
        "jpeg:1",
        "jpeg:95",
        "jpeg:100:untiled",
        "webp:0",
        "webp:80:untiled",
        "webp:100",
        "webp:lossless",
        "webp:lossless:untiled",
        "zstd:1",
        "zstd:22",
        "zstd:19:tiled",
        "xz:0",
        "xz:9",
        "xz:9e",
        "xz:6e:tiled"
      })
  void aCodecIsCalledWhatItWasAskedBy(String name) throws Exception {
    assertThat(FeatureCodecs.parse(name).name()).isEqualTo(name);
  }

  @Test
  void theNativeCodecIsTheStrongOneUnlessToldOtherwise() throws Exception {
    assertThat(FeatureCodecs.parse("native")).isEqualTo(new StrongCodec());
  }

  @Test
  void priorsMakeTheTrainedCodec() throws Exception {
    QuantizedTensor tensor = Tensors.of(Tensors.Kind.SMOOTH, new FeatureShape(3, 4, 5), 8, 1);
    Optional<FeaturePriors> priors =
        Optional.of(FeaturePriors.fit(List.of(tensor), FeaturePriors.FitProgress.NONE));

    FeatureCodecRegistry codecs = FeatureCodecs.withPriors(priors);

    assertThat(codecs.codec("native:trained")).isEqualTo(new StrongCodec(priors));
    assertThat(codecs.codec("native:strong")).isEqualTo(new StrongCodec());
    assertThat(codecs.codec("xz:9e").name()).isEqualTo("xz:9e");
    assertThatExceptionOfType(UnknownCodecException.class)
        .isThrownBy(() -> FeatureCodecs.withPriors(Optional.empty()).codec("native:trained"));
  }

  @Test
  void namesCanBeCheckedBeforeThereArePriors() throws Exception {
    FeatureCodecs.standIn("native:trained");
    assertThatExceptionOfType(UnknownCodecException.class)
        .isThrownBy(() -> FeatureCodecs.standIn("native:trainer"));
  }

  @Test
  void allAreListedForHelp() {
    assertThat(FeatureCodecs.usages())
        .containsExactly(
            "native:strong, native:fast, native:trained",
            "raw",
            "png[:untiled]",
            "jpeg:1..100[:untiled]",
            "webp:lossless[:untiled], webp:0..100[:untiled]",
            "zstd:1..22[:tiled]",
            "xz:0..9[:tiled], xz:0e..9e[:tiled]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gif|unknown feature codec 'gif': expected one of native:strong, native:fast, native:trained, raw",
        "''|unknown feature codec ''",
        "JPEG:95|unknown feature codec 'JPEG:95'",
        "jpeg|codec jpeg: expected a quality from 1 to 100 as in jpeg:50, found none",
        "jpeg:|codec jpeg: expected a quality from 1 to 100 as in jpeg:50, found ''",
        "jpeg:untiled|codec jpeg: expected a quality from 1 to 100 as in jpeg:50, found none",
        "jpeg:0|codec jpeg: expected a quality from 1 to 100 as in jpeg:50, found '0'",
        "jpeg:101|codec jpeg: expected a quality from 1 to 100 as in jpeg:50, found '101'",
        "jpeg:-5|codec jpeg: expected a quality from 1 to 100 as in jpeg:50, found '-5'",
        "jpeg:095|codec jpeg: expected a quality from 1 to 100 as in jpeg:50, found '095'",
        "jpeg:99999999999|found '99999999999'",
        "jpeg:95:tiled|codec jpeg: expected a quality from 1 to 100 as in jpeg:50, found '95:tiled'",
        "webp:101|codec webp: expected a quality from 0 to 100 as in webp:50, found '101'",
        "png:9|codec png: expected no argument, found '9'",
        "png:tiled|codec png: expected no argument, found 'tiled'",
        "png:untiled:untiled|codec png: expected no argument, found 'untiled'",
        "zstd|codec zstd: expected a level from 1 to 22 as in zstd:11, found none",
        "zstd:0|codec zstd: expected a level from 1 to 22 as in zstd:11, found '0'",
        "zstd:23:tiled|codec zstd: expected a level from 1 to 22 as in zstd:11, found '23'",
        "xz:10|codec xz: expected a preset from 0 to 9 as in xz:4, found '10'",
        "xz:e|codec xz: expected a preset from 0 to 9 as in xz:4, found ''",
        "native:|codec native: expected one of native:strong, native:fast, native:trained, found ''",
        "native:weak|codec native: expected one of native:strong, native:fast, native:trained, found 'weak'",
        "native:trained|codec native:trained: expected the priors of a model, found none",
        "xz:9ee|codec xz: expected a preset from 0 to 9 as in xz:4, found '9e'",
      })
  void anyOtherNameIsRefusedWithWhatThereIs(String name, String message) {
    assertThatExceptionOfType(UnknownCodecException.class)
        .isThrownBy(() -> FeatureCodecs.parse(name))
        .withMessageContaining(message);
  }
}
