package dev.narrows.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The transforms of the detail layer, from pixels to latents and from all latents to pixels. Every
 * change of resolution takes squares that do not overlap (4×4 pixels, then 2×2 positions), which
 * learns faster than overlapping windows; residual blocks between them look across the edges. There
 * is no batch normalisation: what is reconstructed depends on absolute values.
 */
final class DetailTransforms {
  private static final int PATCH = 4;
  private static final int RGB = 3;
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
    layers.add(new Layer.Affine(4f, -2f));
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
