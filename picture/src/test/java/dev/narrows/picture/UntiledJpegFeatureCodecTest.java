package dev.narrows.picture;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.FeatureCodecContract;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.Tensors;
import dev.narrows.feature.UnsupportedTensorException;
import org.junit.jupiter.api.Test;

class UntiledJpegFeatureCodecTest extends FeatureCodecContract {
  @Override
  protected FeatureCodec codec() {
    return new PictureFeatureCodec(new GrayJpeg(95), ChannelLayout.UNTILED);
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
  void refusesATensorWhoseChannelsTogetherAreTooHigh() {
    QuantizedTensor deep = Tensors.of(Tensors.Kind.CONSTANT, new FeatureShape(4096, 16, 1), 8, 1);
    assertThatExceptionOfType(UnsupportedTensorException.class)
        .isThrownBy(() -> codec().encode(deep))
        .withMessageContaining("codec jpeg:95:untiled")
        .withMessageContaining("at most 65500 pixels a side, found 65536");
  }
}
