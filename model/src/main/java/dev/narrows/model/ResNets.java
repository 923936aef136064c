package dev.narrows.model;

import java.util.ArrayList;
import java.util.List;

/**
 * ResNet trunks of basic blocks (He et al., "Deep residual learning for image recognition", CVPR
 * 2016) without pooling and classifier, parameters named as in torchvision below {@code encoder.}
 */
final class ResNets {
  private ResNets() {}

  static List<Layer> layers(List<Integer> blocks, int width) {
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer.Standardize(Architecture.IMAGENET_MEAN, Architecture.IMAGENET_DEVIATION));
    layers.add(new Layer.Convolution("encoder.conv1", 3, width, 7, 2, 3, false));
    layers.add(new Layer.BatchNormalization("encoder.bn1", width));
    layers.add(new Layer.Relu());
    layers.add(new Layer.MaxPool(3, 2, 1));
    int in = width;
    for (int stage = 0; stage < blocks.size(); stage++) {
      int out = width << stage;
      for (int block = 0; block < blocks.get(stage); block++) {
        int stride = stage > 0 && block == 0 ? 2 : 1;
        String name = "encoder.layer" + (stage + 1) + "." + block;
        layers.add(basicBlock(name, in, out, stride));
        layers.add(new Layer.Relu());
        in = out;
      }
    }
    return layers;
  }

  private static Layer.Residual basicBlock(String name, int in, int out, int stride) {
    List<Layer> body =
        List.of(
            new Layer.Convolution(name + ".conv1", in, out, 3, stride, 1, false),
            new Layer.BatchNormalization(name + ".bn1", out),
            new Layer.Relu(),
            new Layer.Convolution(name + ".conv2", out, out, 3, 1, 1, false),
            new Layer.BatchNormalization(name + ".bn2", out));
    List<Layer> shortcut =
        stride == 1 && in == out
            ? List.of()
            : List.of(
                new Layer.Convolution(name + ".downsample.0", in, out, 1, stride, 0, false),
                new Layer.BatchNormalization(name + ".downsample.1", out));
    return new Layer.Residual(body, shortcut);
  }
}
