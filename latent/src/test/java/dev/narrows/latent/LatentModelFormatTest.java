package dev.narrows.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.narrows.feature.MalformedBitstreamException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LatentModelFormatTest {
  @Property(tries = 50)
  void aRoundTripKeepsEveryByteAndItsCodec(
      @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 12) Integer> layers,
      @ForAll @IntRange(min = 1, max = 8) int rates,
      @ForAll long seed)
      throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    LatentModel model = RandomModels.model(layers, rates, 0.3, random);
    LatentModel read = LatentModel.read(model.write());
    assertThat(read.write()).isEqualTo(model.write());
    assertThat(read.layers()).isEqualTo(model.layers());
    assertThat(read.rates()).isEqualTo(8 * (rates - 1) + 1);
    Latents latents = RandomModels.extremes(model, layers.size(), 3, 4, random);
    assertThat(new LatentCodec(read).encode(latents))
        .containsExactly(new LatentCodec(model).encode(latents).toArray(byte[][]::new));
    assertThat(read.dequantize(latents).values()).isEqualTo(model.dequantize(latents).values());
  }

  @Test
  void theLayoutIsThatOfTheDocument() {
    byte[] bytes = small();
    assertThat(bytes).startsWith(0x8E, 0x4E, 0x52, 0x4C, 4, 2, 0, 1, 0, 2, 9);
    // Front, 9 steps of 3 channels, 4 + 17 weights of each kind, tables, checksum.
    assertThat(bytes).hasSize(11 + 9 * 3 * 12 + 2 * 2 * 21 + 2 * 80 * 16 * 30 + 4);
  }

  @Test
  void aChannelSeesAllOfItsGroupAndThePlaceOfThoseBefore() {
    byte[] bytes = RandomModels.model(List.of(6), 1, 0.1, new SplittableRandom(1)).write();
    // Front, a step of 6 channels, 4 of each itself, 9 of 6 + 1 pairs in groups, 1 of 2 · 4 pairs.
    assertThat(bytes).hasSize(9 + 6 * 12 + 2 * 2 * (4 * 6 + 9 * 7 + 8) + 2 * 80 * 16 * 30 + 4);
  }

  @Test
  void aCutOrAByteTooManyIsRefused() {
    byte[] bytes = small();
    for (int length = 0; length < bytes.length; length += length < 700 ? 1 : 997) {
      assertRefused(Arrays.copyOf(bytes, length));
    }
    assertRefused(Arrays.copyOf(bytes, bytes.length - 1));
    assertRefused(Arrays.copyOf(bytes, bytes.length + 1));
    assertRefused(sealed(Arrays.copyOf(bytes, bytes.length + 1)));
  }

  @Property(tries = 500)
  void anyFlippedBitIsRefused(@ForAll @IntRange(min = 0, max = Integer.MAX_VALUE) int choice) {
    byte[] damaged = small();
    int bit = choice % (8 * damaged.length);
    damaged[bit / 8] ^= (byte) (1 << (bit % 8));
    assertRefused(damaged);
  }

  @Test
  void anyByteBehindARightChecksumGivesAModelOrARefusal() {
    SplittableRandom random = new SplittableRandom(8);
    byte[] bytes = small();
    for (int at = 0; at < bytes.length - 4; at += at < 60 ? 1 : 61) {
      byte[] damaged = bytes.clone();
      damaged[at] = (byte) random.nextInt();
      sealed(damaged);
      try {
        LatentModel read = LatentModel.read(damaged);
        assertThat(read.write()).isEqualTo(damaged);
        // Whatever it says, it codes.
        int layers = read.layers().count();
        new LatentCodec(read).encode(RandomModels.extremes(read, layers, 2, 2, random));
      } catch (MalformedBitstreamException e) {
        assertThat(e.offset()).isBetween(0L, (long) damaged.length);
      }
    }
  }

  @Property(tries = 300)
  void anyBytesAreRefused(@ForAll byte[] bytes) {
    assertRefused(bytes);
  }

  private static byte[] small() {
    return RandomModels.model(List.of(1, 2), 2, 0.3, new SplittableRandom(7)).write();
  }

  private static byte[] sealed(byte[] bytes) {
    int end = bytes.length - 4;
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, end);
    ByteBuffer.wrap(bytes).putInt(end, (int) crc.getValue());
    return bytes;
  }

  private static void assertRefused(byte[] bytes) {
    assertThatExceptionOfType(MalformedBitstreamException.class)
        .isThrownBy(() -> LatentModel.read(bytes))
        .satisfies(e -> assertThat(e.offset()).isBetween(0L, (long) bytes.length));
  }
}
