package dev.narrows.picture;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.FeatureCodecContract;

class WebpLosslessFeatureCodecTest extends FeatureCodecContract {
  @Override
  protected FeatureCodec codec() {
    return new PictureFeatureCodec(
        new GrayWebp(new WebpCompression.Lossless()), ChannelLayout.TILED);
  }

  @Override
  protected int maxBits() {
    return 8;
  }
}
