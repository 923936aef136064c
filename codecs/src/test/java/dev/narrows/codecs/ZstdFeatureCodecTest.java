package dev.narrows.codecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.FeatureCodecContract;
import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.picture.ChannelLayout;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZstdFeatureCodecTest extends FeatureCodecContract {
  @Override
  protected FeatureCodec codec() {
    return new CompressedFeatureCodec(new ZstdCompressor(19), ChannelLayout.UNTILED);
  }

  @Override
  protected int maxBits() {
    return 16;
  }

  @Test
  void readsWhatAnotherEncoderMade() throws Exception {
    // python-zstandard, level 19, with the content's size, without a checksum.
    byte[] payload =
        HexFormat.of().parseHex("28b52ffd203c9500006000000000070707070000000001003d2a49");
    assertThat(codec().decode(payload, Stripes.SHAPE, 8)).isEqualTo(Stripes.SYMBOLS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // The same content without its size, as a stream's encoder makes it.
        "28b52ffd00008d0000480000000007070707000200bd18e08223|expected a declared content of 60 bytes, found",
        // The frame above, twice, and before a skippable frame of no bytes.
        "28b52ffd203c9500006000000000070707070000000001003d2a49"
            + "28b52ffd203c9500006000000000070707070000000001003d2a49|found 27",
        "28b52ffd203c9500006000000000070707070000000001003d2a49502a4d1800000000|found 27",
        // A frame that declares 2^62 bytes.
        "28b52ffde00000000000000040010000|found 4611686018427387904",
      })
  void refusesOtherFrames(String hex, String message) {
    assertThatExceptionOfType(MalformedBitstreamException.class)
        .isThrownBy(() -> codec().decode(HexFormat.of().parseHex(hex), Stripes.SHAPE, 8))
        .withMessageContaining(message);
  }

  @Test
  void refusesAContentThatIsMoreThanTheShape() {
    byte[] payload = new ZstdCompressor(19).compress(new byte[1 << 26]);
    assertThat(payload).hasSizeLessThan(10_000);
    assertThatExceptionOfType(MalformedBitstreamException.class)
        .isThrownBy(() -> codec().decode(payload, Stripes.SHAPE, 8))
        .withMessageContaining("expected a declared content of 60 bytes, found 67108864");
  }
}
