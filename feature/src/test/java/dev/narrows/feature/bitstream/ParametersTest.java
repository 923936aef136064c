package dev.narrows.feature.bitstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.feature.ChannelRanges;
import dev.narrows.feature.ChannelRanges.Channel;
import dev.narrows.feature.Codebook;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.RawCodec;
import dev.narrows.feature.Reconstruction;
import dev.narrows.feature.StepsFromZero;
import dev.narrows.feature.UnsupportedBitstreamException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ParametersTest {
  private static final Channel ZERO = new ChannelRanges.Constant(0);

  @Test
  void ofChannelsOfARectifierAreAByteEach() {
    List<Channel> channels = Collections.nCopies(256, new ChannelRanges.Range(17, 0));
    assertThat(parameters(new ChannelRanges(0, 1, channels), 256)).hasSize(4 + 4 + 1 + 256);
  }

  @Test
  void ofDeadChannelsAreABitEach() {
    List<Channel> channels = new ArrayList<>(Collections.nCopies(255, ZERO));
    channels.add(new ChannelRanges.Range(0, 0));
    assertThat(parameters(new ChannelRanges(0, 1, channels), 256)).hasSize(4 + 4 + 1 + 32 + 1);
  }

  @Test
  void standAsDocumented() {
    List<Channel> channels =
        List.of(
            new ChannelRanges.Range(17, 0),
            ZERO,
            new ChannelRanges.Constant(-1),
            new ChannelRanges.Range(67, 200));
    assertThat(hex(parameters(new ChannelRanges(-1, 3, channels), 4)))
        .isEqualTo("bf80000040400000" + "07" + "40" + "40" + "bf800000" + "1143" + "00c801");
    assertThat(hex(parameters(new Codebook(-1, 3, List.of(0, 3, 259, 65_535)), 4)))
        .isEqualTo("bf80000040400000" + "04" + "03" + "8002");
    assertThat(hex(parameters(new Codebook(3, 3, List.of(0)), 4)))
        .isEqualTo("4040000040400000" + "01");
    assertThat(hex(parameters(new StepsFromZero(0.5f, 130, -2), 4)))
        .isEqualTo("3f000000" + "8201" + "fe");
  }

  @Property(tries = 300)
  void areReadAsTheyWereWritten(@ForAll @IntRange(max = 2) int kind, @ForAll long seed)
      throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    int channels = 1 + random.nextInt(40);
    Reconstruction made =
        switch (kind) {
          case 0 -> channelRanges(channels, random);
          case 1 -> codebook(random);
          default ->
              new StepsFromZero(
                  (float) random.nextDouble(1e-9, 1e9),
                  random.nextInt(256),
                  random.nextInt(256) - 128);
        };
    byte[] bytes = bitstream(made, channels);

    Bitstream read = Bitstream.read(bytes);

    assertThat(read.header().reconstruction()).isEqualTo(made);
    assertThat(read.write()).isEqualTo(bytes);
  }

  @Property(tries = 3000)
  void thatAreForgedAreReadOrRefused(@ForAll @IntRange(max = 2) int kind, @ForAll long seed)
      throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    int channels = 1 + random.nextInt(9);
    Reconstruction made =
        switch (kind) {
          case 0 -> channelRanges(channels, random);
          case 1 -> codebook(random);
          default -> new StepsFromZero(1, random.nextInt(256), 3);
        };
    byte[] bytes = bitstream(made, channels);
    int side = bytes.length - 4 - channels;
    for (int i = 0; i < 3; i++) {
      bytes[Bitstreams.BITS + random.nextInt(side - Bitstreams.BITS)] ^=
          (byte) (1 << random.nextInt(8));
    }
    byte[] forged = Bitstreams.sealed(bytes);
    try {
      Bitstream read = Bitstream.read(forged);
      assertThat(read.write()).isEqualTo(forged);
      for (float value : read.decode(name -> new RawCodec()).dequantize().values()) {
        assertThat(value).isFinite();
      }
    } catch (MalformedBitstreamException e) {
      assertThat(e.offset()).isBetween(0L, (long) forged.length);
    } catch (UnsupportedBitstreamException e) {
      assertThat(e).hasMessageContaining("bitstream");
    }
  }

  private static ChannelRanges channelRanges(int channels, SplittableRandom random) {
    List<Channel> list = new ArrayList<>();
    for (int c = 0; c < channels; c++) {
      int narrowness = random.nextInt(256);
      list.add(
          switch (random.nextInt(4)) {
            case 0 -> ZERO;
            case 1 -> new ChannelRanges.Constant((float) random.nextDouble(-1, 3));
            case 2 -> new ChannelRanges.Range(narrowness, 0);
            default -> new ChannelRanges.Range(narrowness, random.nextInt(16 << (narrowness / 16)));
          });
    }
    return new ChannelRanges(-1, 3, list);
  }

  private static Codebook codebook(SplittableRandom random) {
    int levels = 1 + random.nextInt(256);
    if (levels == 1) {
      return new Codebook(2, 2, List.of(0));
    }
    List<Integer> inner =
        random.ints(levels - 2, 1, Codebook.WHOLE).distinct().sorted().boxed().toList();
    List<Integer> fractions = new ArrayList<>(List.of(0));
    fractions.addAll(inner);
    fractions.add(Codebook.WHOLE);
    return new Codebook(-2, 2, fractions);
  }

  private static byte[] bitstream(Reconstruction made, int channels) throws Exception {
    FeatureShape shape = new FeatureShape(channels, 1, 1);
    QuantizedTensor tensor = new QuantizedTensor(shape, 8, made, new short[channels]);
    return Bitstream.encode(Bitstreams.MODEL, new RawCodec(), tensor).write();
  }

  private static byte[] parameters(Reconstruction made, int channels) {
    made.requireFits(new FeatureShape(channels, 1, 1), 8);
    return made.read(new ParameterWriter());
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
