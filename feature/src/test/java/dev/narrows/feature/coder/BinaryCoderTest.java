package dev.narrows.feature.coder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.feature.MalformedBitstreamException;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryCoderTest {
  private static final int DECISIONS = 20_000;
  private static final int MOST_AT_ONCE = 64;

  @ParameterizedTest
  @ValueSource(ints = {32, 200, 4000, 40_000, 65_504})
  void runsOfZerosAreCodedAsOneByOne(int most) throws MalformedBitstreamException {
    SplittableRandom random = new SplittableRandom(most);
    byte[] bits = new byte[DECISIONS];
    char[] ones = new char[DECISIONS];
    for (int i = 0; i < DECISIONS; i++) {
      ones[i] = (char) random.nextInt(1, most + 1);
      bits[i] = (byte) (random.nextInt(65_536) < ones[i] ? 1 : 0);
    }
    BinaryEncoder single = new BinaryEncoder(0, 2);
    for (int i = 0; i < DECISIONS; i++) {
      single.code(bits[i], ones[i]);
    }
    byte[] expected = single.finish();

    BinaryEncoder encoder = new BinaryEncoder(0, 2);
    assertThat(runs(encoder, bits, ones)).isEqualTo(bits);
    assertThat(encoder.finish()).isEqualTo(expected);

    BinaryDecoder decoder = new BinaryDecoder(expected, 2);
    assertThat(runs(decoder, new byte[DECISIONS], ones)).isEqualTo(bits);
    decoder.requireEnd(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void bytesThatAreZeroAreLeftOut(int omitted) throws MalformedBitstreamException {
    SplittableRandom random = new SplittableRandom(omitted);
    for (int decisions = 0; decisions < 300; decisions++) {
      BinaryEncoder encoder = new BinaryEncoder(0, omitted);
      byte[] bits = new byte[decisions];
      double information = 0;
      for (int i = 0; i < decisions; i++) {
        bits[i] = (byte) random.nextInt(2);
        encoder.code(bits[i], 20_000);
        information -= Math.log((bits[i] == 1 ? 20_000 : 45_536) / 65_536.0) / Math.log(2);
      }
      byte[] bytes = encoder.finish();
      assertThat(bytes.length - information / 8).isBetween(3.0 - omitted, 4.1 - omitted);
      BinaryDecoder decoder = new BinaryDecoder(bytes, omitted);
      for (byte bit : bits) {
        assertThat(decoder.code(0, 20_000)).isEqualTo(bit);
      }
      decoder.requireEnd(0);
    }
  }

  /** Codes all decisions, and gives those that were coded. */
  private static byte[] runs(BinaryCoder coder, byte[] bits, char[] ones) {
    byte[] coded = new byte[bits.length];
    int length = 0;
    for (int at = 0; at < bits.length; at++) {
      length = (length + 1) % MOST_AT_ONCE;
      int end = Math.min(bits.length, at + length + 1);
      at = coder.codeZeros(bits, ones, at, end);
      if (at < end) {
        coded[at] = 1;
      } else {
        at--;
      }
    }
    return coded;
  }
}
