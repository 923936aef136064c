package dev.narrows.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The transforms of the detail layer, from pixels to latents and from all latents to pixels. Every
 * change of resolution takes squares that do not overlap (4×4 pixels, then 2×2 positions), which
 * learns faster than overlapping windows; residual blocks between them look across the edges. There
 * is no batch normalisation: what is reconstructed depends on absolute values.
 */
final class DetailTransforms {
  private static final int PATCH = 4;
  private static final int RGB = 3;

  /** By which values in [0,1] get a deviation near 1. */
  private static final float CONTRAST = 4;

  /** With which the first gains are about those of the rates. */
  private static final float LATENT_SCALE = 0.15f;

  private static final String ANALYSIS = "detail.";
  private static final String SYNTHESIS = Task.RECONSTRUCTION.label() + ".";

  private final int stages;
  private final int width;

  /**
   * @param stride of the latents, a power of two of at least 4
   * @param width channels at stride 4; twice as many below
   */
  DetailTransforms(int stride, int width) {
    stages = Integer.numberOfTrailingZeros(stride / PATCH);
    this.width = width;
  }

  /** Picture to latents. */
  List<Layer> analysis(int latents) {
    List<Layer> layers = new ArrayList<>();
    // About zero mean, and a deviation near 1.
    layers.add(new Layer.Affine(CONTRAST, -CONTRAST / 2));
    layers.add(square(ANALYSIS + "patch", RGB, channels(0), PATCH));
    layers.add(block(ANALYSIS + "block0", channels(0)));
    for (int stage = 1; stage < stages; stage++) {
      layers.add(square(ANALYSIS + "down" + stage, channels(stage - 1), channels(stage), 2));
      layers.add(block(ANALYSIS + "block" + stage, channels(stage)));
    }
    int last = Math.max(0, stages - 1);
    layers.add(
        stages == 0
            ? new Layer.Convolution(ANALYSIS + "latents", channels(0), latents, 1, 1, 0, true)
            : square(ANALYSIS + "latents", channels(last), latents, 2));
    return layers;
  }

  /**
   * Latents to a picture, RGB in [0,1].
   *
   * @param before how many channels of other layers come before those of this one
   */
  List<Layer> synthesis(int before, int latents) {
    List<Layer> layers = new ArrayList<>();
    if (before > 0) {
      layers.add(new Layer.Channels(before, latents));
    }
    int in = latents;
    for (int stage = stages - 1; stage >= 0; stage--) {
      layers.add(new Layer.TransposedConvolution(SYNTHESIS + "up" + stage, in, channels(stage), 2));
      layers.add(block(SYNTHESIS + "block" + stage, channels(stage)));
      in = channels(stage);
    }
    if (stages == 0) {
      layers.add(new Layer.Convolution(SYNTHESIS + "up0", in, channels(0), 1, 1, 0, true));
    }
    layers.add(block(SYNTHESIS + "last", channels(0)));
    layers.add(new Layer.TransposedConvolution(SYNTHESIS + "patch", channels(0), RGB, PATCH));
    layers.add(new Layer.Affine(1f, 0.5f));
    return layers;
  }

  /** Whether a parameter is one of these transforms'. */
  static boolean owns(Parameter parameter) {
    return parameter.name().startsWith(ANALYSIS) || parameter.name().startsWith(SYNTHESIS);
  }

  /**
   * What weights start with: squares with those of a block transform and its inverse, residual
   * blocks with the identity. Training so begins where a picture codec is.
   *
   * @return by the parameter's name, the values of its first outputs, of transposed convolutions
   *     its first inputs; the others start at random
   */
  Map<String, float[]> start(int latents) {
    if (stages == 0) {
      return Map.of();
    }
    Map<String, float[]> start = new HashMap<>();
    BlockTransform transform = new BlockTransform();
    float[] patch = transform.next(RGB, channels(0), PATCH);
    start.put(ANALYSIS + "patch.weight", patch);
    start.put(SYNTHESIS + "patch.weight", times(patch, 1 / CONTRAST));
    for (int stage = 1; stage < stages; stage++) {
      float[] down = transform.next(channels(stage - 1), channels(stage), 2);
      start.put(ANALYSIS + "down" + stage + ".weight", down);
      start.put(SYNTHESIS + "up" + (stage - 1) + ".weight", down);
    }
    float[] last = transform.next(channels(stages - 1), latents, 2);
    start.put(ANALYSIS + "latents.weight", times(last, LATENT_SCALE));
    start.put(SYNTHESIS + "up" + (stages - 1) + ".weight", times(last, 1 / LATENT_SCALE));
    for (int stage = 0; stage < stages; stage++) {
      float[] zeros = new float[channels(stage) * channels(stage) * 3 * 3];
      start.put(ANALYSIS + "block" + stage + ".conv2.weight", zeros);
      start.put(SYNTHESIS + "block" + stage + ".conv2.weight", zeros);
    }
    start.put(SYNTHESIS + "last.conv2.weight", new float[channels(0) * channels(0) * 3 * 3]);
    return start;
  }

  private static float[] times(float[] values, float factor) {
    float[] product = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      product[i] = values[i] * factor;
    }
    return product;
  }

  private int channels(int stage) {
    return stage == 0 ? width : 2 * width;
  }

  private static Layer square(String name, int in, int out, int side) {
    return new Layer.Convolution(name, in, out, side, side, 0, true);
  }

  private static Layer block(String name, int channels) {
    return new Layer.Residual(
        List.of(
            new Layer.Convolution(name + ".conv1", channels, channels, 3, 1, 1, true),
            new Layer.Relu(),
            new Layer.Convolution(name + ".conv2", channels, channels, 3, 1, 1, true)),
        List.of());
  }
}
