package dev.narrows.picture;

import java.awt.image.BufferedImage;
import javax.imageio.ImageWriteParam;

/** PNG as small as Java's writer makes it: deflate's level 9; it chooses the filters row by row. */
final class PngWriting {
  private static final float SMALLEST = 0;

  private PngWriting() {}

  static byte[] encode(BufferedImage image) {
    return ImageCoding.write(
        PictureFormat.PNG,
        writer -> {
          ImageWriteParam param = writer.getDefaultWriteParam();
          param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
          param.setCompressionQuality(SMALLEST);
          writer.write(null, ImageCoding.bare(image), param);
        });
  }
}
