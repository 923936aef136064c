package dev.narrows.evaluate;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Pictures of one sample as one model saw it, to look at.
 *
 * @param sample the sample's name
 * @param codec the codec that its features went through
 * @param bytes size of its bitstream
 * @param files where each picture lies, relative to the results file, with {@code /} between names
 */
public record SampleViews(String sample, String codec, long bytes, Map<View, String> files) {
  /** What a picture shows. */
  public enum View {
    /** The picture itself. */
    INPUT("input"),
    /** The true classes in their colours. */
    LABELS("labels"),
    /** The predicted classes in their colours. */
    SEGMENTATION("segmentation"),
    /** The true disparity as a heat map. */
    TRUE_DISPARITY("true-disparity"),
    /** The predicted disparity as a heat map. */
    DISPARITY("disparity"),
    /** The picture as reconstructed. */
    RECONSTRUCTION("reconstruction"),
    /** The quantised features as the codec got them: all channels, tiled. */
    FEATURES("features");

    private final String key;

    View(String key) {
      this.key = key;
    }

    /** Its name in files. */
    public String key() {
      return key;
    }
  }

  /** Copies the map. */
  public SampleViews {
    Map<View, String> copy = new EnumMap<>(View.class);
    copy.putAll(files);
    files = Collections.unmodifiableMap(copy);
  }
}
