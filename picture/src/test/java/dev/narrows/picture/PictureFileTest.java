package dev.narrows.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of PNG, from files whose pixels follow the formulas below. */
class PictureFileTest {
  private static final int WIDTH = 7;
  private static final int HEIGHT = 5;

  @TempDir private Path folder;

  /** One number for each pixel of the files. */
  private interface Formula {
    int at(int x, int y);
  }

  private static int red(int x, int y) {
    return (37 * x + 11 * y) % 256;
  }

  private static int green(int x, int y) {
    return (5 * x + 53 * y) % 256;
  }

  private static int blue(int x, int y) {
    return (91 * x + 29 * y + 7) % 256;
  }

  private static int alpha(int x, int y) {
    return (40 * x + 13 * y) % 256;
  }

  /** 16 bits, rounded to 8. */
  private static int deep(int x, int y) {
    return (int) Math.round((9000 * x + 1234 * y) % 65_536 / 257.0);
  }

  private static int index(int x, int y) {
    return (x + 3 * y) % 11;
  }

  private static int overWhite(int colour, int alpha) {
    return (int) Math.round(255 + (colour - 255) * (alpha / 255.0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void grayOfFewBitsIsStretched(int bits) throws Exception {
    int white = (1 << bits) - 1;
    assertGray("gray" + bits + ".png", (x, y) -> (red(x, y) >> (8 - bits)) * 255 / white);
  }

  @Test
  void grayOf16BitsIsRounded() throws Exception {
    assertGray("gray16.png", PictureFileTest::deep);
  }

  @Test
  void transparentGrayLetsWhiteThrough() throws Exception {
    assertGray("gray-alpha8.png", (x, y) -> overWhite(red(x, y), alpha(x, y)));
    assertGray("gray-alpha16.png", (x, y) -> overWhite(deep(x, y), alpha(x, y)));
  }

  @Test
  void colourIsReadAtAnyDepthAndInterlaced() throws Exception {
    assertPixels("rgb8.png", PictureFileTest::red, PictureFileTest::green, PictureFileTest::blue);
    assertPixels("rgb16.png", PictureFileTest::deep, PictureFileTest::green, PictureFileTest::blue);
    assertPixels(
        "interlaced.png", PictureFileTest::red, PictureFileTest::green, PictureFileTest::blue);
  }

  @Test
  void transparentColourLetsWhiteThrough() throws Exception {
    assertPixels(
        "rgba8.png",
        (x, y) -> overWhite(red(x, y), alpha(x, y)),
        (x, y) -> overWhite(green(x, y), alpha(x, y)),
        (x, y) -> overWhite(blue(x, y), alpha(x, y)));
    assertPixels(
        "rgba16.png",
        (x, y) -> overWhite(deep(x, y), alpha(x, y)),
        (x, y) -> overWhite(green(x, y), alpha(x, y)),
        (x, y) -> overWhite(blue(x, y), alpha(x, y)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"palette4.png", "palette8.png"})
  void palettesAreLookedUp(String file) throws Exception {
    assertPixels(
        file,
        (x, y) -> 20 * index(x, y),
        (x, y) -> 255 - 9 * index(x, y),
        (x, y) -> index(x, y) * index(x, y));
  }

  @Test
  void transparentPalettesLetWhiteThrough() throws Exception {
    assertPixels(
        "palette-alpha.png",
        (x, y) -> overWhite(20 * index(x, y), 25 * index(x, y)),
        (x, y) -> overWhite(255 - 9 * index(x, y), 25 * index(x, y)),
        (x, y) -> overWhite(index(x, y) * index(x, y), 25 * index(x, y)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "photo-420.jpg",
        "photo-444.jpg",
        "photo-progressive.jpg",
        "photo-gray.jpg",
        "photo-lossy.webp",
        "photo-lossless.webp"
      })
  void photographsAreDecodedAsPillowDoes(String file) throws Exception {
    Picture expected = PictureFile.read(Resources.path(file + ".png"));
    Picture picture = PictureFile.read(Resources.path(file));
    assertThat(picture.width()).isEqualTo(48);
    assertThat(picture.height()).isEqualTo(32);
    assertThat(picture.rgb()).isEqualTo(expected.rgb());
  }

  @Test
  void samplesOfOneChannelAreReadAsStored() throws Exception {
    assertSamples("gray1.png", 1, (x, y) -> red(x, y) >> 7);
    assertSamples("gray4.png", 4, (x, y) -> red(x, y) >> 4);
    assertSamples("gray8.png", 8, PictureFileTest::red);
    assertSamples("gray16.png", 16, (x, y) -> (9000 * x + 1234 * y) % 65_536);
    assertSamples("palette4.png", 4, PictureFileTest::index);
    assertSamples("palette8.png", 8, PictureFileTest::index);
  }

  @Test
  void whatIsWrittenIsReadByThisAndAnotherDecoder() throws Exception {
    SplittableRandom random = new SplittableRandom(3);
    byte[] rgb = new byte[3 * 20 * 10];
    random.nextBytes(rgb);
    Path file = folder.resolve("picture.png");

    PictureFile.write(new Picture(20, 10, rgb), file);

    assertThat(PictureFile.read(file).rgb()).isEqualTo(rgb);
    int[] samples = PlainPng.decode(Files.readAllBytes(file)).samples();
    for (int i = 0; i < rgb.length; i++) {
      assertThat(samples[i]).isEqualTo(Byte.toUnsignedInt(rgb[i]));
    }
  }

  @Test
  void whatIsWrittenGrayIsReadByThisAndAnotherDecoder() throws Exception {
    short[] samples = {0, 1, 255, 256, (short) 65_535, 32_000};
    Path file = folder.resolve("gray.png");

    PictureFile.write(new GrayPicture(3, 2, 16, samples), file);

    assertThat(PictureFile.readGray(file).samples()).isEqualTo(samples);
    assertThat(PlainPng.decode(Files.readAllBytes(file)).samples())
        .containsExactly(0, 1, 255, 256, 65_535, 32_000);
  }

  private static void assertGray(String file, Formula gray) throws Exception {
    assertPixels(file, gray, gray, gray);
  }

  private static void assertPixels(String file, Formula red, Formula green, Formula blue)
      throws Exception {
    Picture picture = PictureFile.read(Resources.path(file));
    assertThat(picture.width()).isEqualTo(WIDTH);
    assertThat(picture.height()).isEqualTo(HEIGHT);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int at = 3 * (y * WIDTH + x);
        byte[] expected = {(byte) red.at(x, y), (byte) green.at(x, y), (byte) blue.at(x, y)};
        byte[] found = {picture.rgb()[at], picture.rgb()[at + 1], picture.rgb()[at + 2]};
        assertThat(found).as("%s at %d, %d", file, x, y).isEqualTo(expected);
      }
    }
  }

  private static void assertSamples(String file, int bits, Formula formula) throws Exception {
    GrayPicture picture = PictureFile.readGray(Resources.path(file));
    assertThat(picture.bits()).isEqualTo(bits);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        assertThat(Short.toUnsignedInt(picture.samples()[y * WIDTH + x]))
            .as("%s at %d, %d", file, x, y)
            .isEqualTo(formula.at(x, y));
      }
    }
  }
}
