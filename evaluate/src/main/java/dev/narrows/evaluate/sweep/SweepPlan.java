package dev.narrows.evaluate.sweep;

import dev.narrows.codecs.FeatureCodecs;
import dev.narrows.feature.FeatureCodecRegistry;
import dev.narrows.feature.UnknownCodecException;
import dev.narrows.feature.UnknownQuantizerException;
import dev.narrows.feature.quantize.FeatureCoding;
import dev.narrows.picture.PictureCodec;
import dev.narrows.picture.PictureCodecs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * What to evaluate.
 *
 * @param codings for features, no two of one name
 * @param latents for features that are latents
 * @param offload for sending the picture instead, no two of one name
 * @param pictures evaluates at most so many, the first ones; at least 1
 * @param samples of how many of them to keep pictures to look at; 0 or more
 */
public record SweepPlan(
    List<FeatureCoding> codings,
    List<LatentPoint> latents,
    List<PictureCodec> offload,
    int pictures,
    int samples) {
  /** Evaluates every picture. */
  public static final int ALL_PICTURES = Integer.MAX_VALUE;

  /**
   * @throws IllegalArgumentException if there is nothing to evaluate or a number is out of range
   */
  public SweepPlan {
    codings = List.copyOf(codings);
    latents = List.copyOf(latents);
    offload = List.copyOf(offload);
    int ways = codings.size() + latents.size() + offload.size();
    if (ways == 0 || pictures < 1 || samples < 0) {
      throw new IllegalArgumentException(
          "sweep: expected codecs and pictures, found "
              + (ways + " codecs, " + pictures + " pictures and ")
              + (samples + " samples"));
    }
  }

  /** A plan for features that are no latents. */
  public SweepPlan(
      List<FeatureCoding> codings, List<PictureCodec> offload, int pictures, int samples) {
    this(codings, List.of(), offload, pictures, samples);
  }

  /** The same plan with other ways to send latents, and none of sending them as plain features. */
  public SweepPlan withLatents(List<LatentPoint> points) {
    return new SweepPlan(List.of(), points, offload, pictures, samples);
  }

  /**
   * A plan over all pictures from codecs' names; a name given twice counts once.
   *
   * @param codecs such as {@code png}, which quantises as the model was made for, and {@code
   *     clip:5/png}
   * @param offload such as {@code webp:50}
   * @param registry where to find feature codecs: with the priors of the model that the plan is
   *     for, or by {@link FeatureCodecs#standIn} to check the names before there is one
   * @throws UnknownCodecException if there is no such codec or its quality is out of range
   * @throws UnknownQuantizerException if there is no such quantiser
   */
  public static SweepPlan parse(
      List<String> codecs, List<String> offload, int samples, FeatureCodecRegistry registry)
      throws UnknownCodecException, UnknownQuantizerException {
    Map<String, FeatureCoding> features = new LinkedHashMap<>();
    for (String text : codecs) {
      FeatureCoding coding = FeatureCoding.parse(text, registry);
      features.putIfAbsent(coding.name(), coding);
    }
    List<PictureCodec> pictures = new ArrayList<>();
    for (String name : new LinkedHashSet<>(offload)) {
      pictures.add(PictureCodecs.parse(name));
    }
    return new SweepPlan(List.copyOf(features.values()), pictures, ALL_PICTURES, samples);
  }

  /**
   * The way to send latents that is shown in pictures: that in the middle of those with the most
   * layers.
   */
  LatentPoint shownLatents() {
    int most = latents.stream().mapToInt(LatentPoint::layers).max().orElseThrow();
    List<LatentPoint> shown = latents.stream().filter(point -> point.layers() == most).toList();
    return shown.get(shown.size() / 2);
  }
}
