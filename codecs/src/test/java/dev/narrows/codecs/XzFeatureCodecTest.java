package dev.narrows.codecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.FeatureCodecContract;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.Tensors;
import dev.narrows.picture.ChannelLayout;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class XzFeatureCodecTest extends FeatureCodecContract {
  @Override
  protected FeatureCodec codec() {
    return new CompressedFeatureCodec(new XzCompressor(9, true), ChannelLayout.UNTILED);
  }

  @Override
  protected int maxBits() {
    return 16;
  }

  @Test
  void readsWhatAnotherEncoderMade() throws Exception {
    // liblzma by Python, preset 6, a dictionary of 4096 bytes, without a check.
    String hex =
        "fd377a585a000000ff12d9410200210100000000372797d6e0003b000c5d000068805263c5c795a2d7"
            + "0000000001203c0eed6d9a06729e7a010000000000595a";
    assertThat(codec().decode(HexFormat.of().parseHex(hex), Stripes.SHAPE, 8))
        .isEqualTo(Stripes.SYMBOLS);
  }

  @Test
  void refusesADictionaryFarLargerThanTheShape() {
    // The same by preset 9, whose dictionary of 64 MiB a decoder would have to allocate.
    String hex =
        "fd377a585a000004e6d6b446020021011c00000010cf58cce0003b000c5d000068805263c5c795a2d7000000"
            + "e7141f4085edc5970001283c0667b4521fb6f37d010000000004595a";
    assertThatExceptionOfType(MalformedBitstreamException.class)
        .isThrownBy(() -> codec().decode(HexFormat.of().parseHex(hex), Stripes.SHAPE, 8))
        .withMessageContaining("memory");
  }

  @Test
  void refusesAContentThatIsMoreThanTheShape() {
    byte[] payload = new XzCompressor(0, false).compress(new byte[1 << 20]);
    assertThat(payload).hasSizeLessThan(10_000);
    assertThatExceptionOfType(MalformedBitstreamException.class)
        .isThrownBy(() -> codec().decode(payload, new FeatureShape(64, 64, 128), 8))
        .withMessageContaining("expected a content of 524288 bytes, found more");
  }

  @Test
  void refusesASecondStream() throws Exception {
    byte[] stream = codec().encode(Tensors.of(Tensors.Kind.SMOOTH, Stripes.SHAPE, 8, 1));
    byte[] twice = Arrays.copyOf(stream, 2 * stream.length);
    System.arraycopy(stream, 0, twice, stream.length, stream.length);
    assertThatExceptionOfType(MalformedBitstreamException.class)
        .isThrownBy(() -> codec().decode(twice, Stripes.SHAPE, 8))
        .withMessageContaining("expected the end of the payload");
  }

  @Test
  void everyPresetComesBack() throws Exception {
    QuantizedTensor tensor = Tensors.of(Tensors.Kind.SPARSE, new FeatureShape(16, 9, 11), 11, 1);
    for (int preset = 0; preset <= 9; preset++) {
      for (boolean extreme : new boolean[] {false, true}) {
        FeatureCodec codec =
            new CompressedFeatureCodec(new XzCompressor(preset, extreme), ChannelLayout.UNTILED);
        assertThat(codec.decode(codec.encode(tensor), tensor.shape(), 11))
            .as(codec.name())
            .isEqualTo(tensor.symbols());
      }
    }
  }
}
