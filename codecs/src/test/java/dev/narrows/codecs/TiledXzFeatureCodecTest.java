package dev.narrows.codecs;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.FeatureCodecContract;
import dev.narrows.picture.ChannelLayout;

class TiledXzFeatureCodecTest extends FeatureCodecContract {
  @Override
  protected FeatureCodec codec() {
    return new CompressedFeatureCodec(new XzCompressor(6, false), ChannelLayout.TILED);
  }

  @Override
  protected int maxBits() {
    return 16;
  }
}
