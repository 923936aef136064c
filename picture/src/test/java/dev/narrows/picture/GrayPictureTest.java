package dev.narrows.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class GrayPictureTest {
  @Test
  void anotherDepthKeepsBlackAndWhiteAndRoundsBetween() {
    GrayPicture picture = new GrayPicture(4, 1, 2, new short[] {0, 1, 2, 3});
    assertThat(picture.withBits(8).samples()).isEqualTo(new short[] {0, 85, 170, 255});
    assertThat(picture.withBits(1).samples()).isEqualTo(new short[] {0, 0, 1, 1});
  }

  @Test
  void deepeningAndComingBackIsExact() {
    for (int bits = 1; bits <= 16; bits++) {
      for (int deeper = bits; deeper <= 16; deeper++) {
        GrayPicture all = allSamples(bits);
        assertThat(all.withBits(deeper).withBits(bits).samples())
            .as("%d bits through %d", bits, deeper)
            .isEqualTo(all.samples());
      }
    }
  }

  @Test
  void samplesMustFillIt() {
    assertThatIllegalArgumentException().isThrownBy(() -> new GrayPicture(2, 2, 8, new short[3]));
    assertThatIllegalArgumentException().isThrownBy(() -> new GrayPicture(2, 2, 17, new short[4]));
    assertThatIllegalArgumentException().isThrownBy(() -> new Picture(65_536, 65_536, new byte[0]));
  }

  private static GrayPicture allSamples(int bits) {
    short[] samples = new short[1 << bits];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) i;
    }
    return new GrayPicture(samples.length, 1, bits, samples);
  }
}
