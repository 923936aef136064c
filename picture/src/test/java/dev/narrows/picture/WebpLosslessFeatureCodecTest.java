package dev.narrows.picture;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.FeatureCodecContract;

class WebpLosslessFeatureCodecTest extends FeatureCodecContract {
  @Override
  protected FeatureCodec codec() {
    return new TiledFeatureCodec(new GrayWebp(new WebpCompression.Lossless()));
  }

  @Override
  protected int maxBits() {
    return 8;
  }
}
