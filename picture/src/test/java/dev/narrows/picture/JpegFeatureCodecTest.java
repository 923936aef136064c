package dev.narrows.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.FeatureCodecContract;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.Tensors;
import dev.narrows.feature.UnsupportedTensorException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class JpegFeatureCodecTest extends FeatureCodecContract {
  /** ITU-T T.81, table K.1, row by row. */
  private static final int[] LUMINANCE = {
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56,
    14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113,
    92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99
  };

  @Override
  protected FeatureCodec codec() {
    return new PictureFeatureCodec(new GrayJpeg(95), ChannelLayout.TILED);
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
  void qualityIsLibjpegs() throws Exception {
    QuantizedTensor tensor = Tensors.of(Tensors.Kind.SMOOTH, new FeatureShape(1, 8, 8), 8, 1);
    for (int quality = 1; quality <= 100; quality++) {
      byte[] payload =
          new PictureFeatureCodec(new GrayJpeg(quality), ChannelLayout.TILED).encode(tensor);
      assertThat(JpegMarkers.quantisationTable(payload, 0))
          .as("quality %d", quality)
          .isEqualTo(libjpegTable(quality));
    }
  }

  /** jpeg_quality_scaling and jpeg_add_quant_table of libjpeg, in words of their documentation. */
  private static int[] libjpegTable(int quality) {
    int percent = quality < 50 ? 5000 / quality : 200 - quality * 2;
    return Arrays.stream(LUMINANCE)
        .map(step -> Math.max(1, Math.min(255, Math.floorDiv(step * percent + 50, 100))))
        .toArray();
  }

  @Test
  void shallowSymbolsAreStretchedToAllGrays() throws Exception {
    // Two bits a symbol survive quality 95 exactly, as they lie 85 grays apart.
    QuantizedTensor tensor = Tensors.of(Tensors.Kind.UNIFORM, new FeatureShape(4, 8, 8), 2, 1);
    byte[] payload = codec().encode(tensor);
    assertThat(codec().decode(payload, tensor.shape(), 2)).isEqualTo(tensor.symbols());
  }

  @Test
  void refusesATensorWhoseTilesExceedTheFormat() {
    QuantizedTensor wide = Tensors.of(Tensors.Kind.CONSTANT, new FeatureShape(1, 1, 65_501), 8, 1);
    assertThatExceptionOfType(UnsupportedTensorException.class)
        .isThrownBy(() -> codec().encode(wide))
        .withMessageContaining("at most 65500 pixels a side, found 65501");
  }

  @Test
  void refusesColourAndProgressivePicturesOfTheRightSize() throws Exception {
    FeatureShape shape = new FeatureShape(1, 32, 48);
    for (String file : new String[] {"photo-420.jpg", "photo-progressive.jpg"}) {
      byte[] jpeg = Resources.bytes(file);
      assertThatExceptionOfType(MalformedBitstreamException.class)
          .isThrownBy(() -> codec().decode(jpeg, shape, 8))
          .withMessageContaining("expected a baseline gray picture");
    }
    assertThat(codec().decode(Resources.bytes("photo-gray.jpg"), shape, 8)).hasSize(32 * 48);
  }
}
