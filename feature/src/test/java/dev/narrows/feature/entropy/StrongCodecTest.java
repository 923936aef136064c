package dev.narrows.feature.entropy;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.FeatureCodecContract;

final class StrongCodecTest extends FeatureCodecContract {
  @Override
  protected FeatureCodec codec() {
    return new StrongCodec();
  }

  @Override
  protected int maxBits() {
    return 16;
  }
}
