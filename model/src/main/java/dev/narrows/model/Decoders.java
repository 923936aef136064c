package dev.narrows.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Task decoders: at each stage a 2×2 transposed convolution of stride 2 and a 3×3 convolution, last
 * a 1×1 convolution (Alvar and Bajić, ICIP 2019).
 */
final class Decoders {
  private Decoders() {}

  static List<Layer> layers(ArchitectureSpec spec, Task task, int features, int outputs) {
    boolean activated = spec.decoderStyle() == ArchitectureSpec.DecoderStyle.ACTIVATED;
    List<Layer> layers = new ArrayList<>();
    int in = features;
    if (spec.latents().learned()) {
      // Latents are a linear map of the trunk's features, and rounded: this makes features of them.
      String expand = task.label() + ".expand";
      in = spec.trunkChannels();
      layers.add(new Layer.Convolution(expand + ".conv", features, in, 3, 1, 1, false));
      layers.add(new Layer.BatchNormalization(expand + ".bn", in));
      layers.add(new Layer.Relu());
    }
    int stage = 1;
    for (int out : spec.widths(task)) {
      String suffix = String.valueOf(stage++);
      String prefix = task.label() + ".";
      layers.add(new Layer.TransposedConvolution(prefix + "up" + suffix, in, out, 2));
      // A bias before batch normalisation would be subtracted again.
      layers.add(new Layer.Convolution(prefix + "conv" + suffix, out, out, 3, 1, 1, !activated));
      if (activated) {
        layers.add(new Layer.BatchNormalization(prefix + "bn" + suffix, out));
        layers.add(new Layer.Relu());
      }
      in = out;
    }
    layers.add(new Layer.Convolution(task.label() + ".head", in, outputs, 1, 1, 0, true));
    switch (task) {
      case SEGMENTATION -> {}
      case DISPARITY ->
          layers.add(new Layer.Affine(Architecture.DISPARITY_UNIT, Architecture.DISPARITY_UNIT));
      case RECONSTRUCTION -> layers.add(new Layer.Affine(1f, 0.5f));
    }
    return layers;
  }
}
