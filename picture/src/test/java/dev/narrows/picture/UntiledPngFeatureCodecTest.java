package dev.narrows.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.FeatureCodecContract;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.Tensors;
import org.junit.jupiter.api.Test;

class UntiledPngFeatureCodecTest extends FeatureCodecContract {
  @Override
  protected FeatureCodec codec() {
    return new PictureFeatureCodec(new GrayPng(), ChannelLayout.UNTILED);
  }

  @Override
  protected int maxBits() {
    return 16;
  }

  @Test
  void anotherDecoderFindsTheChannelsOneBelowTheOther() throws Exception {
    FeatureShape shape = new FeatureShape(6, 5, 7);
    QuantizedTensor tensor = Tensors.of(Tensors.Kind.UNIFORM, shape, 8, 5);

    PlainPng png = PlainPng.decode(codec().encode(tensor));

    assertThat(png.width()).isEqualTo(7);
    assertThat(png.height()).isEqualTo(6 * 5);
    for (int i = 0; i < shape.elements(); i++) {
      assertThat(png.samples()[i]).isEqualTo(Short.toUnsignedInt(tensor.symbols()[i]));
    }
  }
}
