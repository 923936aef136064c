package dev.narrows.serve.http.demo;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.picture.Picture;
import dev.narrows.picture.Tiling;
import java.util.Arrays;

/**
 * Features side by side in one picture, every channel by its own greatest magnitude: zero is dark,
 * what is above it turns yellow, what is below it blue.
 */
final class FeaturePicture {
  /** Between the channels and around them. */
  private static final int GAP = 1;

  private static final int[] NOTHING = {30, 35, 41};
  private static final int[] ABOVE = {255, 200, 87};
  private static final int[] BELOW = {74, 163, 255};
  private static final int[] BETWEEN = {12, 14, 17};

  private FeaturePicture() {}

  /** The picture of features, its channels in a grid near a square. */
  static Picture of(FeatureTensor features) {
    FeatureShape shape = features.shape();
    Tiling tiling = Tiling.of(shape.channels());
    int width = tiling.columns() * (shape.width() + GAP) + GAP;
    int height = tiling.rows() * (shape.height() + GAP) + GAP;
    byte[] rgb = new byte[width * height * Picture.CHANNELS];
    for (int pixel = 0; pixel < width * height; pixel++) {
      paint(rgb, pixel, BETWEEN, BETWEEN, 0);
    }
    for (int channel = 0; channel < shape.channels(); channel++) {
      int top = GAP + channel / tiling.columns() * (shape.height() + GAP);
      int left = GAP + channel % tiling.columns() * (shape.width() + GAP);
      float greatest = greatest(features, channel);
      for (int i = 0; i < shape.plane(); i++) {
        float value = features.values()[channel * shape.plane() + i] / greatest;
        int pixel = (top + i / shape.width()) * width + left + i % shape.width();
        paint(rgb, pixel, NOTHING, value < 0 ? BELOW : ABOVE, Math.abs(value));
      }
    }
    return new Picture(width, height, rgb);
  }

  /** The share of the features that are zero, 0 to 1. */
  static double zeros(FeatureTensor features) {
    int zeros = 0;
    for (float value : features.values()) {
      zeros += value == 0 ? 1 : 0;
    }
    return (double) zeros / features.values().length;
  }

  /** Of a channel of zeros 1, so that they stay zeros. */
  private static float greatest(FeatureTensor features, int channel) {
    int plane = features.shape().plane();
    float greatest = 0;
    for (float value :
        Arrays.copyOfRange(features.values(), channel * plane, (channel + 1) * plane)) {
      greatest = Math.max(greatest, Math.abs(value));
    }
    return greatest == 0 ? 1 : greatest;
  }

  private static void paint(byte[] rgb, int pixel, int[] from, int[] to, float share) {
    // The eye tells small steps from dark better than small steps to bright.
    double seen = Math.sqrt(share);
    for (int i = 0; i < Picture.CHANNELS; i++) {
      rgb[pixel * Picture.CHANNELS + i] = (byte) Math.round(from[i] + seen * (to[i] - from[i]));
    }
  }
}
