package dev.narrows.evaluate.report;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * How well 8-bit features can be foretold from their neighbours, which is what makes a PNG of them
 * small: the histogram of each value's difference to the mean of its left and upper neighbour.
 *
 * @param counts how often each difference occurs, from −255 to 255
 */
record FeatureStatistics(long[] counts) {
  private static final int ZERO = 255;

  /** Statistics of tiled features as grey pictures; empty if none of them can be read. */
  static Optional<FeatureStatistics> of(List<byte[]> pictures) {
    long[] counts = new long[2 * ZERO + 1];
    boolean found = false;
    for (byte[] picture : pictures) {
      Optional<Raster> raster = decode(picture);
      if (raster.isPresent()) {
        count(raster.get(), counts);
        found = true;
      }
    }
    return found ? Optional.of(new FeatureStatistics(counts)) : Optional.empty();
  }

  /** Share of the differences from {@code low} to {@code high} among all, 0 to 1. */
  double share(int low, int high) {
    double sum = 0;
    for (int difference = low; difference <= high; difference++) {
      sum += counts[ZERO + difference];
    }
    return sum / total();
  }

  /** Mean size of the difference, in levels of 8 bits. */
  double meanMagnitude() {
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      sum += counts[i] * (double) Math.abs(i - ZERO);
    }
    return sum / total();
  }

  /** Entropy of the differences in bits an element: what a simple entropy coder would spend. */
  double entropy() {
    List<Double> terms = new ArrayList<>();
    double total = total();
    for (long count : counts) {
      if (count > 0) {
        terms.add(count / total * Math.log(total / count) / Math.log(2));
      }
    }
    return terms.stream().mapToDouble(Double::doubleValue).sum();
  }

  private double total() {
    double total = 0;
    for (long count : counts) {
      total += count;
    }
    return total;
  }

  private static Optional<Raster> decode(byte[] picture) {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
      return Optional.ofNullable(image)
          .map(BufferedImage::getData)
          .filter(raster -> raster.getSampleModel().getSampleSize(0) == Byte.SIZE);
    } catch (IOException e) {
      // A picture that cannot be read is shown as it is, and has no statistics.
      return Optional.empty();
    }
  }

  private static void count(Raster raster, long[] counts) {
    for (int y = 1; y < raster.getHeight(); y++) {
      for (int x = 1; x < raster.getWidth(); x++) {
        int left = raster.getSample(x - 1, y, 0);
        int above = raster.getSample(x, y - 1, 0);
        counts[ZERO + raster.getSample(x, y, 0) - (left + above) / 2]++;
      }
    }
  }
}
