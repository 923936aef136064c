package dev.narrows.cli.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.picture.Picture;
import dev.narrows.picture.PictureCodecs;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;

/** Pictures that stand one behind the other are told apart. */
class PictureSplitterTest {
  @Test
  void picturesOfAllKindsComeOutAsTheyWentIn() throws IOException {
    List<byte[]> pictures = new ArrayList<>();
    for (int seed = 0; seed < 5; seed++) {
      // Noise: its entropy-coded data have every byte, so FF too.
      Picture noise = noise(seed);
      for (String codec : new String[] {"png", "jpeg:95", "webp:50", "webp:lossless"}) {
        pictures.add(PictureCodecs.parse(codec).encode(noise));
      }
      pictures.add(progressive(noise));
      pictures.add(filled(PictureCodecs.parse("jpeg:20").encode(noise)));
    }
    assertThat(split(concatenated(pictures))).containsExactlyElementsOf(pictures);
  }

  @Test
  void theEndOfTheStreamIsTheEnd() throws IOException {
    assertThat(split(new byte[0])).isEmpty();
  }

  @Test
  void aPictureThatIsCutIsRefused() throws IOException {
    for (String codec : new String[] {"png", "jpeg:95", "webp:50"}) {
      byte[] picture = PictureCodecs.parse(codec).encode(noise(1));
      for (int length = 1; length < picture.length; length += 1 + length / 20) {
        byte[] cut = Arrays.copyOf(picture, length);
        assertThatThrownBy(() -> split(cut))
            .as(codec + " " + length)
            .isInstanceOf(MalformedBitstreamException.class)
            .hasMessageContaining("found the end");
      }
    }
  }

  @Test
  void otherBytesAreRefused() {
    for (byte[] other :
        new byte[][] {
          "Hello".getBytes(StandardCharsets.US_ASCII),
          {(byte) 0xff, 0x00, 0x11},
          {(byte) 0x89, 'P', 'N', 'G', '\n', '\n', 0x1a, '\n'},
          {'R', 'I', 'F', 'E', 0, 0, 0, 0}
        }) {
      assertThatThrownBy(() -> split(other))
          .isInstanceOf(MalformedBitstreamException.class)
          .hasMessageContaining("expected PNG, JPEG or WebP, found other bytes");
    }
  }

  @Test
  void sizesThatAreClaimedAreNotBelieved() {
    byte[] hugeChunk = {
      (byte) 0x89,
      'P',
      'N',
      'G',
      '\r',
      '\n',
      0x1a,
      '\n',
      (byte) 0xff,
      -1,
      -1,
      -1,
      'I',
      'D',
      'A',
      'T'
    };
    assertThatThrownBy(() -> split(hugeChunk))
        .isInstanceOf(MalformedBitstreamException.class)
        .hasMessageContaining("expected at most 67108864 bytes, found");
  }

  private static List<byte[]> split(byte[] stream) throws IOException {
    PictureSplitter splitter = new PictureSplitter(new ByteArrayInputStream(stream));
    List<byte[]> pictures = new ArrayList<>();
    for (Optional<byte[]> next = splitter.next(); next.isPresent(); next = splitter.next()) {
      pictures.add(next.get());
    }
    return pictures;
  }

  private static byte[] concatenated(List<byte[]> pictures) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    pictures.forEach(all::writeBytes);
    return all.toByteArray();
  }

  /** Several scans, as cameras and the web have them. */
  private static byte[] progressive(Picture picture) throws IOException {
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < picture.width() * picture.height(); i++) {
      image.setRGB(i % picture.width(), i / picture.width(), picture.rgb()[3 * i] * 0x10101);
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.setOutput(ImageIO.createImageOutputStream(out));
    writer.write(null, new IIOImage(image, null, null), parameters);
    ((ImageOutputStream) writer.getOutput()).flush();
    writer.dispose();
    return out.toByteArray();
  }

  /** With bytes FF between the first two markers, as the format allows. */
  private static byte[] filled(byte[] jpeg) {
    byte[] filled = new byte[jpeg.length + 3];
    System.arraycopy(jpeg, 0, filled, 0, 2);
    Arrays.fill(filled, 2, 5, (byte) 0xff);
    System.arraycopy(jpeg, 2, filled, 5, jpeg.length - 2);
    return filled;
  }

  private static Picture noise(long seed) {
    byte[] rgb = new byte[3 * 48 * 32];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) random.nextInt();
    }
    return new Picture(48, 32, rgb);
  }
}
