package dev.narrows.evaluate.sweep;

import dev.narrows.codecs.FeatureCodecs;
import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.UnknownCodecException;
import dev.narrows.picture.PictureCodec;
import dev.narrows.picture.PictureCodecs;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What to evaluate.
 *
 * @param codecs for features, no two of one name
 * @param offload for sending the picture instead, no two of one name
 * @param pictures evaluates at most so many, the first ones; at least 1
 * @param samples of how many of them to keep pictures to look at; 0 or more
 */
public record SweepPlan(
    List<FeatureCodec> codecs, List<PictureCodec> offload, int pictures, int samples) {
  /** Evaluates every picture. */
  public static final int ALL_PICTURES = Integer.MAX_VALUE;

  /**
   * @throws IllegalArgumentException if there is nothing to evaluate or a number is out of range
   */
  public SweepPlan {
    codecs = List.copyOf(codecs);
    offload = List.copyOf(offload);
    if ((codecs.isEmpty() && offload.isEmpty()) || pictures < 1 || samples < 0) {
      throw new IllegalArgumentException(
          "sweep: expected codecs and pictures, found "
              + (codecs.size() + offload.size() + " codecs, " + pictures + " pictures and ")
              + (samples + " samples"));
    }
  }

  /**
   * A plan over all pictures from codecs' names; a name given twice counts once.
   *
   * @param codecs such as {@code png} and {@code jpeg:95}
   * @param offload such as {@code webp:50}
   * @throws UnknownCodecException if there is no such codec or its quality is out of range
   */
  public static SweepPlan parse(List<String> codecs, List<String> offload, int samples)
      throws UnknownCodecException {
    List<FeatureCodec> features = new ArrayList<>();
    for (String name : new LinkedHashSet<>(codecs)) {
      features.add(FeatureCodecs.parse(name));
    }
    List<PictureCodec> pictures = new ArrayList<>();
    for (String name : new LinkedHashSet<>(offload)) {
      pictures.add(PictureCodecs.parse(name));
    }
    return new SweepPlan(features, pictures, ALL_PICTURES, samples);
  }
}
