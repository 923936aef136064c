package dev.narrows.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.narrows.feature.MalformedBitstreamException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureCodecsTest {
  private static Picture photo() throws Exception {
    return PictureFile.read(Resources.path("photo-lossless.webp"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "webp:lossless"})
  void losslessCodecsKeepThePicture(String name) throws Exception {
    PictureCodec codec = PictureCodecs.parse(name);
    Picture decoded = codec.decode(codec.encode(photo()));
    assertThat(decoded.width()).isEqualTo(48);
    assertThat(decoded.rgb()).isEqualTo(photo().rgb());
  }

  @Test
  void jpegGivesThePixelsThatPillowGivesAtTheSameQuality() throws Exception {
    PictureCodec codec = PictureCodecs.parse("jpeg:90");
    Picture expected = PictureFile.read(Resources.path("photo-420.jpg.png"));
    assertThat(codec.decode(codec.encode(photo())).rgb()).isEqualTo(expected.rgb());
  }

  /**
   * The bounds are what Pillow reaches on this picture of hard edges, less a tenth of a decibel.
   */
  @ParameterizedTest
  @CsvSource({"webp:95, 28.3", "webp:50, 26.4"})
  void webpStaysNearThePicture(String name, double decibels) throws Exception {
    PictureCodec codec = PictureCodecs.parse(name);
    Picture decoded = codec.decode(codec.encode(photo()));
    assertThat(psnr(photo().rgb(), decoded.rgb())).isGreaterThan(decibels);
  }

  @Test
  void jpegHalvesTheChromaBothWays() throws Exception {
    byte[] jpeg = PictureCodecs.parse("jpeg:50").encode(photo());
    assertThat(JpegMarkers.samplingFactors(jpeg)).isEqualTo("22 11 11");
    // Annex K's tables themselves: quality 50 scales by 100 percent.
    assertThat(JpegMarkers.quantisationTable(jpeg, 0)).startsWith(16, 11, 10, 16, 24, 40, 51, 61);
    assertThat(JpegMarkers.quantisationTable(jpeg, 1)).startsWith(17, 18, 24, 47, 99, 99, 99, 99);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg:50", "webp:50", "webp:lossless"})
  void aFileCutAnywhereIsRefused(String name) throws Exception {
    PictureCodec codec = PictureCodecs.parse(name);
    byte[] whole = codec.encode(new Picture(3, 2, new byte[18]));
    for (int length = 0; length < whole.length - 2; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatExceptionOfType(MalformedBitstreamException.class)
          .as("%d bytes", length)
          .isThrownBy(() -> codec.decode(cut));
    }
  }

  @Test
  void aFileOfAnotherFormatIsRefused() throws Exception {
    byte[] png = Resources.bytes("rgb8.png");
    assertThatExceptionOfType(MalformedBitstreamException.class)
        .isThrownBy(() -> PictureCodecs.parse("jpeg:50").decode(png))
        .withMessageContaining("JPEG: expected its signature");
    assertThatExceptionOfType(MalformedBitstreamException.class)
        .isThrownBy(() -> PictureCodecs.parse("webp:50").decode(png))
        .withMessageContaining("WebP: expected its signature");
  }

  @Test
  void aPictureTooLargeForTheFormatIsRefused() {
    Picture wide = new Picture(16_384, 1, new byte[3 * 16_384]);
    assertThatExceptionOfType(PictureException.class)
        .isThrownBy(() -> PictureCodecs.parse("webp:50").encode(wide))
        .withMessageContaining("at most 16383 pixels a side, found 16384x1");
  }

  private static double psnr(byte[] expected, byte[] found) {
    double sum = 0;
    for (int i = 0; i < expected.length; i++) {
      double difference = Byte.toUnsignedInt(expected[i]) - Byte.toUnsignedInt(found[i]);
      sum += difference * difference;
    }
    return 10 * Math.log10(255 * 255 / (sum / expected.length));
  }
}
