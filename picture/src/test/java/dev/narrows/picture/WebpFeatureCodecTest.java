package dev.narrows.picture;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.FeatureCodecContract;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.MalformedBitstreamException;
import org.junit.jupiter.api.Test;

class WebpFeatureCodecTest extends FeatureCodecContract {
  @Override
  protected FeatureCodec codec() {
    return new PictureFeatureCodec(
        new GrayWebp(new WebpCompression.Lossy(90)), ChannelLayout.TILED);
  }

  @Override
  protected int maxBits() {
    return 8;
  }

  @Override
  protected int smoothError() {
    return 8;
  }

  @Test
  void refusesALosslessFileOfTheRightSize() throws Exception {
    byte[] webp = Resources.bytes("photo-lossless.webp");
    assertThatExceptionOfType(MalformedBitstreamException.class)
        .isThrownBy(() -> codec().decode(webp, new FeatureShape(1, 32, 48), 8))
        .withMessageContaining("expected one chunk VP8 , found VP8L");
  }
}
