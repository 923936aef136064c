package dev.narrows.picture;

import java.awt.image.BufferedImage;
import javax.imageio.IIOImage;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.plugins.jpeg.JPEGQTable;
import org.w3c.dom.NodeList;

/**
 * Baseline JPEG with the Huffman tables that suit the picture; colour is YCbCr with chroma at half
 * the resolution both ways (4:2:0).
 *
 * <p>Quality means what it means to libjpeg and all that build on it: the tables of ITU-T T.81
 * Annex K, scaled by 5000/quality percent below 50 and by 200 − 2·quality percent from there, in
 * integers. Java's own scale rounds differently at some qualities, 85 among them, so the tables are
 * set here.
 */
final class JpegWriting {
  static final int MAX_SIDE = 65_500;

  private static final String METADATA_FORMAT = "javax_imageio_jpeg_image_1.0";

  private JpegWriting() {}

  static byte[] encode(BufferedImage image, int quality) {
    return ImageCoding.write(
        PictureFormat.JPEG,
        writer -> {
          JPEGImageWriteParam param = (JPEGImageWriteParam) writer.getDefaultWriteParam();
          param.setOptimizeHuffmanTables(true);
          IIOMetadata metadata =
              writer.getDefaultImageMetadata(
                  ImageTypeSpecifier.createFromRenderedImage(image), param);
          setTables(metadata, quality);
          writer.write(null, new IIOImage(image, null, metadata), param);
        });
  }

  private static void setTables(IIOMetadata metadata, int quality)
      throws javax.imageio.metadata.IIOInvalidTreeException {
    IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(METADATA_FORMAT);
    NodeList tables = root.getElementsByTagName("dqtable");
    for (int i = 0; i < tables.getLength(); i++) {
      JPEGQTable standard = i == 0 ? JPEGQTable.K1Luminance : JPEGQTable.K2Chrominance;
      ((IIOMetadataNode) tables.item(i)).setUserObject(scaled(standard, quality));
    }
    metadata.setFromTree(METADATA_FORMAT, root);
  }

  private static JPEGQTable scaled(JPEGQTable table, int quality) {
    int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
    int[] steps = table.getTable();
    for (int i = 0; i < steps.length; i++) {
      steps[i] = Math.max(1, Math.min(255, (steps[i] * percent + 50) / 100));
    }
    return new JPEGQTable(steps);
  }
}
