package dev.narrows.codecs;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.FeatureCodecContract;
import dev.narrows.picture.ChannelLayout;

class TiledZstdFeatureCodecTest extends FeatureCodecContract {
  @Override
  protected FeatureCodec codec() {
    return new CompressedFeatureCodec(new ZstdCompressor(3), ChannelLayout.TILED);
  }

  @Override
  protected int maxBits() {
    return 16;
  }
}
