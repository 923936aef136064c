package dev.narrows.codecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.Tensors;
import dev.narrows.picture.ChannelLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressedFeatureCodecTest {
  private static final FeatureShape SHAPE = new FeatureShape(7, 2, 3);

  private final ByteCompressor compressor = new ZstdCompressor(1);

  @ParameterizedTest
  @ValueSource(ints = {3, 8, 9, 16})
  void untiledItCompressesTheSymbolsInTheirOrder(int bits) throws Exception {
    QuantizedTensor tensor = Tensors.of(Tensors.Kind.UNIFORM, SHAPE, bits, 1);
    int width = bits <= 8 ? 1 : 2;

    byte[] payload = new CompressedFeatureCodec(compressor, ChannelLayout.UNTILED).encode(tensor);

    byte[] bytes = compressor.decompress(payload, width * SHAPE.elements());
    for (int i = 0; i < SHAPE.elements(); i++) {
      int high = width == 1 ? 0 : Byte.toUnsignedInt(bytes[2 * i]);
      int symbol = (high << 8) | Byte.toUnsignedInt(bytes[width * i + width - 1]);
      assertThat(symbol).isEqualTo(Short.toUnsignedInt(tensor.symbols()[i]));
    }
  }

  @Test
  void tiledItCompressesTheRowsOfThePicture() throws Exception {
    QuantizedTensor tensor = Tensors.of(Tensors.Kind.UNIFORM, SHAPE, 8, 1);

    byte[] payload = new CompressedFeatureCodec(compressor, ChannelLayout.TILED).encode(tensor);

    // Seven channels stand on 2 x 4 cells, of which the last is empty: rows of 4 x 3 symbols.
    byte[] rows = compressor.decompress(payload, 4 * 12);
    for (int c = 0; c < 7; c++) {
      for (int y = 0; y < 2; y++) {
        for (int x = 0; x < 3; x++) {
          byte found = rows[(c / 4 * 2 + y) * 12 + c % 4 * 3 + x];
          assertThat(found).isEqualTo((byte) tensor.symbols()[(c * 2 + y) * 3 + x]);
        }
      }
    }
  }

  @Test
  void refusesSymbolsDeeperThanTheHeaderSays() {
    byte[] payload = compressor.compress(new byte[] {1, 9});
    assertThatExceptionOfType(MalformedBitstreamException.class)
        .isThrownBy(
            () ->
                new CompressedFeatureCodec(compressor, ChannelLayout.UNTILED)
                    .decode(payload, new FeatureShape(1, 1, 2), 3))
        .withMessageContaining("zstd:1: expected symbols of 3 bits, found 9");
  }
}
