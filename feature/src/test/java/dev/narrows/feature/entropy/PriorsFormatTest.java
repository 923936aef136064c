package dev.narrows.feature.entropy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.narrows.feature.MalformedBitstreamException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PriorsFormatTest {
  @Property(tries = 200)
  void aRoundTripKeepsEveryNumber(
      @ForAll @IntRange(min = 1, max = 40) int channels,
      @ForAll @IntRange(min = 1, max = 16) int bits,
      @ForAll long seed)
      throws Exception {
    FeaturePriors priors = RandomPriors.of(channels, bits, new SplittableRandom(seed));
    byte[] bytes = priors.write();
    assertThat(FeaturePriors.read(bytes)).isEqualTo(priors);
    assertThat(FeaturePriors.read(bytes).write()).isEqualTo(bytes);
  }

  @Test
  void theLayoutIsThatOfTheDocument() throws Exception {
    byte[] bytes = GoldenPayloads.priors(2).write();
    assertThat(bytes).startsWith(0x8E, 0x4E, 0x52, 0x50, 1, 8, 0, 0, 0, 2);
    // Magic to channels, two channels with one reference between them, checksum.
    assertThat(bytes).hasSize(10 + 2 * 23 + 6 + 4);
  }

  @Test
  void aCutAnywhereOrAByteTooManyIsRefused() {
    byte[] bytes = GoldenPayloads.priors(5).write();
    for (int length = 0; length < bytes.length; length++) {
      assertRefused(Arrays.copyOf(bytes, length));
    }
    assertRefused(Arrays.copyOf(bytes, bytes.length + 1));
    assertRefused(sealed(Arrays.copyOf(bytes, bytes.length + 1)));
  }

  @Test
  void anyFlippedBitIsRefused() {
    byte[] bytes = GoldenPayloads.priors(5).write();
    for (int bit = 0; bit < 8 * bytes.length; bit++) {
      byte[] damaged = bytes.clone();
      damaged[bit / 8] ^= (byte) (1 << (bit % 8));
      assertRefused(damaged);
    }
  }

  @Test
  void anyByteBehindARightChecksumGivesPriorsOrARefusal() {
    byte[] bytes = GoldenPayloads.priors(5).write();
    for (int at = 0; at < bytes.length - 4; at++) {
      for (int value = 0; value < 256; value++) {
        byte[] damaged = bytes.clone();
        damaged[at] = (byte) value;
        assertPriorsOrRefusal(sealed(damaged));
      }
    }
  }

  @Property(tries = 300)
  void anyBytesAreRefused(@ForAll byte[] bytes) {
    assertRefused(bytes);
  }

  private static byte[] sealed(byte[] bytes) {
    int end = bytes.length - 4;
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, end);
    ByteBuffer.wrap(bytes).putInt(end, (int) crc.getValue());
    return bytes;
  }

  private static void assertPriorsOrRefusal(byte[] bytes) {
    try {
      assertThat(FeaturePriors.read(bytes).write()).isEqualTo(bytes);
    } catch (MalformedBitstreamException e) {
      assertThat(e.offset()).isBetween(0L, (long) bytes.length);
    }
  }

  private static void assertRefused(byte[] bytes) {
    assertThatExceptionOfType(MalformedBitstreamException.class)
        .isThrownBy(() -> FeaturePriors.read(bytes))
        .satisfies(e -> assertThat(e.offset()).isBetween(0L, (long) bytes.length));
  }
}
