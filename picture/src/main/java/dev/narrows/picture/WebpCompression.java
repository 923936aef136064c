package dev.narrows.picture;

import com.luciad.imageio.webp.CompressionType;
import com.luciad.imageio.webp.WebPWriteParam;
import dev.narrows.feature.UnknownCodecException;
import dev.narrows.feature.naming.CodecFamily;
import java.awt.image.BufferedImage;
import javax.imageio.ImageWriteParam;

/** How libwebp is to compress; always by its most thorough method, 6. */
sealed interface WebpCompression {
  int MAX_SIDE = 16_383;

  /** Exact. */
  record Lossless() implements WebpCompression {
    /**
     * How long libwebp searches, not how good the picture is. At 100 it takes twenty times as long
     * for files 1 to 3 percent smaller.
     */
    private static final int EFFORT = 75;

    @Override
    public String argument() {
      return "lossless";
    }

    @Override
    public boolean lossless() {
      return true;
    }

    @Override
    public String chunk() {
      return "VP8L";
    }

    @Override
    public byte[] encode(BufferedImage image) {
      return WebpCompression.encode(image, CompressionType.Lossless, EFFORT);
    }
  }

  /**
   * Lossy, 4:2:0.
   *
   * @param quality 0 to 100 on libwebp's scale
   */
  record Lossy(int quality) implements WebpCompression {
    @Override
    public String argument() {
      return Integer.toString(quality);
    }

    @Override
    public boolean lossless() {
      return false;
    }

    @Override
    public String chunk() {
      return "VP8 ";
    }

    @Override
    public byte[] encode(BufferedImage image) {
      return WebpCompression.encode(image, CompressionType.Lossy, quality);
    }
  }

  /**
   * What an argument asks for.
   *
   * @param argument {@code lossless} or a quality; null where the name stands alone
   * @throws UnknownCodecException if it is neither
   */
  static WebpCompression parse(String argument) throws UnknownCodecException {
    return "lossless".equals(argument)
        ? new Lossless()
        : CodecFamily.<WebpCompression>ofNumber("webp", "quality", argument, 0, 100, Lossy::new);
  }

  /** What stands behind the colon in the codec's name. */
  String argument();

  /** Whether pixels keep their values. */
  boolean lossless();

  /** Type of the chunk that holds the picture. */
  String chunk();

  /** The file. */
  byte[] encode(BufferedImage image);

  private static byte[] encode(BufferedImage image, CompressionType type, int quality) {
    return ImageCoding.write(
        PictureFormat.WEBP,
        writer -> {
          WebPWriteParam param = (WebPWriteParam) writer.getDefaultWriteParam();
          param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
          param.setCompressionType(type);
          param.setCompressionQuality(quality / 100f);
          param.setMethod(6);
          writer.write(null, ImageCoding.bare(image), param);
        });
  }
}
