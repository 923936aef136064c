package dev.narrows.data;

import java.util.List;
import java.util.Optional;

/**
 * Samples side by side, as networks read them.
 *
 * @param step the batch's place in the training, from 0
 * @param names of the samples
 * @param size width and height of every sample
 * @param pictures {@code [sample][channel][y][x]}, red first, 0 to 1, not normalised
 * @param labels {@code [sample][y][x]} unsigned class ids, {@link Sample#IGNORE} where there is
 *     none; empty if the dataset has no segmentation
 * @param disparity {@code [sample][y][x]} in pixels of a 2048-wide picture, 0 where unknown; empty
 *     if the dataset has no disparity
 */
public record Batch(
    long step,
    List<String> names,
    PictureSize size,
    float[] pictures,
    Optional<byte[]> labels,
    Optional<float[]> disparity) {
  private static final float[] UNIT = new float[256];

  static {
    for (int i = 0; i < UNIT.length; i++) {
      UNIT[i] = i / 255f;
    }
  }

  /** Copies the list of names. */
  public Batch {
    names = List.copyOf(names);
  }

  /**
   * Puts samples together.
   *
   * @param samples at least one, all of one size and with the same tasks
   * @throws IllegalArgumentException if they do not fit together
   */
  public static Batch of(long step, List<Sample> samples) {
    Sample first = samples.get(0);
    int pixels = first.width() * first.height();
    float[] pictures = new float[Math.multiplyExact(samples.size(), 3 * pixels)];
    Optional<byte[]> labels = first.labels().map(any -> new byte[samples.size() * pixels]);
    Optional<float[]> disparity = first.disparity().map(any -> new float[samples.size() * pixels]);
    for (int i = 0; i < samples.size(); i++) {
      Sample sample = samples.get(i);
      if (sample.width() != first.width()
          || sample.height() != first.height()
          || sample.labels().isPresent() != labels.isPresent()
          || sample.disparity().isPresent() != disparity.isPresent()) {
        throw new IllegalArgumentException(
            sample.name() + " and " + first.name() + " do not fit into one batch");
      }
      toPlanes(sample.rgb(), pictures, 3 * pixels * i);
      int offset = pixels * i;
      labels.ifPresent(
          all -> System.arraycopy(sample.labels().orElseThrow(), 0, all, offset, pixels));
      disparity.ifPresent(
          all -> System.arraycopy(sample.disparity().orElseThrow(), 0, all, offset, pixels));
    }
    return new Batch(
        step,
        samples.stream().map(Sample::name).toList(),
        new PictureSize(first.width(), first.height()),
        pictures,
        labels,
        disparity);
  }

  /** Number of samples. */
  public int count() {
    return names.size();
  }

  private static void toPlanes(byte[] rgb, float[] planes, int offset) {
    int pixels = rgb.length / 3;
    for (int i = 0; i < pixels; i++) {
      planes[offset + i] = UNIT[rgb[3 * i] & 0xFF];
      planes[offset + pixels + i] = UNIT[rgb[3 * i + 1] & 0xFF];
      planes[offset + 2 * pixels + i] = UNIT[rgb[3 * i + 2] & 0xFF];
    }
  }
}
