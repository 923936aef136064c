package dev.narrows.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.FeatureCodecContract;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.Tensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PngFeatureCodecTest extends FeatureCodecContract {
  @Override
  protected FeatureCodec codec() {
    return new PictureFeatureCodec(new GrayPng(), ChannelLayout.TILED);
  }

  @Override
  protected int maxBits() {
    return 16;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 8, 9, 12, 16})
  void anotherDecoderFindsTheTiledSymbolsInThePayload(int bits) throws Exception {
    FeatureShape shape = new FeatureShape(6, 5, 7);
    QuantizedTensor tensor = Tensors.of(Tensors.Kind.UNIFORM, shape, bits, 5);

    PlainPng png = PlainPng.decode(codec().encode(tensor));

    assertThat(png.width()).isEqualTo(3 * 7);
    assertThat(png.height()).isEqualTo(2 * 5);
    for (int c = 0; c < 6; c++) {
      for (int y = 0; y < 5; y++) {
        for (int x = 0; x < 7; x++) {
          int pixel = png.samples()[(c / 3 * 5 + y) * 21 + c % 3 * 7 + x];
          int symbol = Short.toUnsignedInt(tensor.symbols()[(c * 5 + y) * 7 + x]);
          assertThat(pixel).isEqualTo(symbol);
        }
      }
    }
  }

  @Test
  void refusesAColourPictureOfTheRightSize() throws Exception {
    Picture picture = new Picture(2, 2, new byte[12]);
    byte[] png = PictureCodecs.parse("png").encode(picture);
    assertThatExceptionOfType(MalformedBitstreamException.class)
        .isThrownBy(() -> codec().decode(png, new FeatureShape(1, 2, 2), 8))
        .withMessageContaining("expected a gray picture and nothing else");
  }

  @Test
  void refusesSymbolsDeeperThanTheHeaderSays() throws Exception {
    FeatureShape shape = new FeatureShape(1, 1, 2);
    QuantizedTensor tensor = Tensors.of(Tensors.Kind.CONSTANT, shape, 8, 1);
    tensor.symbols()[1] = 9;
    tensor.symbols()[0] = 7;
    byte[] payload = codec().encode(tensor);
    assertThatExceptionOfType(MalformedBitstreamException.class)
        .isThrownBy(() -> codec().decode(payload, shape, 3))
        .withMessageContaining("expected symbols of 3 bits, found 9 at element 1");
  }
}
