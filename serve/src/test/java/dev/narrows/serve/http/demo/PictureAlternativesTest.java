package dev.narrows.serve.http.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.picture.Picture;
import dev.narrows.picture.PictureCodecs;
import dev.narrows.picture.PictureFile;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PictureAlternativesTest {
  private static final Path SAMPLE = Path.of("../models/samples/street-1.png");

  @Test
  void losslessOnesAreThePictureItself() throws IOException {
    Picture picture = PictureFile.read(SAMPLE);

    assertThat(new PictureAlternatives(picture).lossless())
        .extracting(PictureAlternatives.Alternative::codec)
        .containsExactly("webp:lossless", "png");
    assertThat(new PictureAlternatives(picture).lossless())
        .allMatch(one -> Double.isInfinite(one.psnr()) && one.bytes() > 1000);
  }

  @Test
  void aPsnrIsReachedAndNotByOneQualityLess() throws IOException {
    Picture picture = PictureFile.read(SAMPLE);

    for (PictureAlternatives.Alternative one : new PictureAlternatives(picture).reaching(28)) {
      assertThat(one.psnr()).isGreaterThanOrEqualTo(28);
      String[] name = one.codec().split(":", 2);
      String lower = name[0] + ":" + (Integer.parseInt(name[1]) - 1);
      byte[] file = PictureCodecs.parse(lower).encode(picture);
      Picture decoded = PictureCodecs.parse(lower).decode(file);
      assertThat(Psnr.of(picture, decoded)).as(lower).isLessThan(28);
    }
  }

  @Test
  void wherePsnrIsBeyondReachTheBestIsTaken() throws IOException {
    assertThat(new PictureAlternatives(PictureFile.read(SAMPLE)).reaching(200))
        .extracting(PictureAlternatives.Alternative::codec)
        .containsExactly("webp:100", "jpeg:100");
  }

  @Test
  void psnrOfOneStepIsThatOfItsDefinition() {
    Picture black = new Picture(2, 1, new byte[6]);
    Picture other = new Picture(2, 1, new byte[] {6, 0, 0, 0, 0, 0});

    // 10 log10(255² / (36 / 6))
    assertThat(Psnr.of(black, other)).isCloseTo(40.3492, within(1e-4));
    assertThat(Psnr.of(black, black)).isInfinite();
  }
}
