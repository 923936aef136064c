package dev.narrows.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.model.ArchitectureSpec.DecoderStyle;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Shapes, parameters and multiply–accumulates of the published networks at full size. */
class NetworkCostTest {
  private static final Map<Task, Integer> OUTPUTS =
      Map.of(Task.SEGMENTATION, 19, Task.DISPARITY, 1, Task.RECONSTRUCTION, 3);

  private static final Architecture ENCODER_1 =
      Architecture.of(
          new ArchitectureSpec(
              List.of(3, 4, 6, 3),
              64,
              DecoderStyle.LINEAR,
              List.of(256, 128, 64, 32, 16),
              List.of(512, 256, 128, 64, 32),
              List.of(256, 128, 64, 32, 16)),
          OUTPUTS);

  private static final Architecture ENCODER_2 =
      Architecture.of(
          new ArchitectureSpec(
              List.of(3, 4, 6),
              64,
              DecoderStyle.LINEAR,
              List.of(128, 64, 32, 16),
              List.of(256, 128, 64, 32),
              List.of(128, 64, 32, 16)),
          OUTPUTS);

  @Test
  void featuresHaveThePublishedShapes() throws ModelException {
    TensorShape picture = new TensorShape(3, 256, 512);

    assertThat(ShapeWalk.after(ENCODER_1.featureLayers().get(0).encoder(), picture))
        .hasToString("512x8x16");
    assertThat(ShapeWalk.after(ENCODER_2.featureLayers().get(0).encoder(), picture))
        .hasToString("256x16x32");
    assertThat(ENCODER_1.features(256, 512)).hasToString("512x8x16");
    assertThat(ENCODER_2.features(256, 512)).hasToString("256x16x32");
  }

  @Test
  void everyTaskHasThePictureSize() throws ModelException {
    for (Architecture network : List.of(ENCODER_1, ENCODER_2)) {
      OUTPUTS.forEach(
          (task, channels) -> {
            assertThat(network.outputChannels(task)).isEqualTo(channels);
            TensorShape features =
                ShapeWalk.after(
                    network.featureLayers().get(0).encoder(), new TensorShape(3, 64, 96));
            assertThat(ShapeWalk.after(network.decoder(task), features))
                .isEqualTo(new TensorShape(channels, 64, 96));
          });
    }
  }

  @Test
  void encodersHaveTheParametersOfResNet34() throws ModelException {
    // torchvision gives 21,797,672 for ResNet-34, of which the classifier has 512·1000 + 1000.
    assertThat(NetworkCost.of(ENCODER_1, 256, 512).edge().parameters())
        .isEqualTo(21_797_672 - 513_000)
        .isEqualTo(residualNetwork(List.of(3, 4, 6, 3)));
    assertThat(NetworkCost.of(ENCODER_2, 256, 512).edge().parameters())
        .isEqualTo(8_170_304)
        .isEqualTo(residualNetwork(List.of(3, 4, 6)));
  }

  @Test
  void decodersHaveTheParametersOfTheirWidths() throws ModelException {
    NetworkCost cost = NetworkCost.of(ENCODER_1, 256, 512);
    assertThat(cost.cloud().get(Task.SEGMENTATION).parameters())
        .isEqualTo(decoder(new int[] {512, 256, 128, 64, 32, 16}, 19));
    assertThat(cost.cloud().get(Task.DISPARITY).parameters())
        .isEqualTo(decoder(new int[] {512, 512, 256, 128, 64, 32}, 1));
    assertThat(cost.cloud().get(Task.RECONSTRUCTION).parameters())
        .isEqualTo(decoder(new int[] {512, 256, 128, 64, 32, 16}, 3));
  }

  @Test
  void encodersTakeTheMultiplyAccumulatesOfResNet34() throws ModelException {
    // The figure commonly given for ResNet-34 at 224×224 is 3.66 G; the classifier's share, half a
    // million, is below its last digit.
    assertThat((double) NetworkCost.of(ENCODER_1, 224, 224).edge().macs())
        .isCloseTo(3.66e9, within(0.01e9));
    assertThat(NetworkCost.of(ENCODER_1, 256, 512).edge().macs())
        .isEqualTo(residualNetworkMacs(List.of(3, 4, 6, 3), 256 * 512));
    assertThat(NetworkCost.of(ENCODER_2, 256, 512).edge().macs())
        .isEqualTo(residualNetworkMacs(List.of(3, 4, 6), 256 * 512));
  }

  @Test
  void decodersTakeTheMultiplyAccumulatesOfTheirWidths() throws ModelException {
    NetworkCost cost = NetworkCost.of(ENCODER_2, 256, 512);
    assertThat(cost.cloud().get(Task.SEGMENTATION).macs())
        .isEqualTo(decoderMacs(new int[] {256, 128, 64, 32, 16}, 19, 256 * 512));
    assertThat(cost.cloud().get(Task.DISPARITY).macs())
        .isEqualTo(decoderMacs(new int[] {256, 256, 128, 64, 32}, 1, 256 * 512));
  }

  @Test
  void activationsAddTheScaleAndShiftOfTheirNormalisationAndSaveABias() {
    Layer convolution = new Layer.Convolution("c", 2, 3, 3, 1, 1, false);
    Layer normalization = new Layer.BatchNormalization("n", 3);

    Cost cost = Cost.of(List.of(convolution, normalization, new Layer.Relu()), shape(2, 4, 5));

    assertThat(cost).isEqualTo(new Cost(2 * 3 * 9 + 2 * 3, 2 * 3 * 9 * 20));
    assertThat(cost).hasToString("60 parameters, 1.08 k multiply-accumulates");
  }

  @Test
  void picturesHaveSidesThatAreMultiplesOfTheStride() {
    assertThatThrownBy(() -> NetworkCost.of(ENCODER_1, 100, 512))
        .isInstanceOf(ModelException.class)
        .hasMessage("picture: expected width and height that are multiples of 32, found 512x100");
    assertThatThrownBy(() -> ENCODER_2.features(0, 16)).isInstanceOf(ModelException.class);
  }

  @Test
  void layersThatDoNotFitAreNamed() {
    Layer wide = new Layer.Convolution("wide", 4, 4, 3, 1, 0, false);
    assertThatThrownBy(() -> ShapeWalk.after(List.of(wide), shape(3, 8, 8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name=wide")
        .hasMessageContaining("expected 4 channels, found 3x8x8");
    assertThatThrownBy(() -> ShapeWalk.after(List.of(wide), shape(4, 8, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("as large as the kernel, found 4x8x2");
    Layer residual = new Layer.Residual(List.of(wide), List.of());
    assertThatThrownBy(() -> ShapeWalk.after(List.of(residual), shape(4, 8, 8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected equal branches, found 4x6x6 and 4x8x8");
  }

  private static TensorShape shape(int channels, int height, int width) {
    return new TensorShape(channels, height, width);
  }

  /** Sums over stages: 3×3 convolutions, 1×1 shortcuts, two numbers per normalised channel. */
  private static long residualNetwork(List<Integer> blocks) {
    long sum = 7 * 7 * 3 * 64 + 2 * 64;
    for (int stage = 0; stage < blocks.size(); stage++) {
      long width = 64L << stage;
      sum += 2 * blocks.get(stage) * (9 * width * width + 2 * width);
      if (stage > 0) {
        sum += width / 2 * width + 2 * width - 9 * width * width / 2;
      }
    }
    return sum;
  }

  private static long residualNetworkMacs(List<Integer> blocks, long pixels) {
    long sum = 7 * 7 * 3 * 64 * pixels / 4;
    for (int stage = 0; stage < blocks.size(); stage++) {
      long width = 64L << stage;
      long places = (pixels / 16) >> (2 * stage);
      sum += 18L * blocks.get(stage) * width * width * places;
      if (stage > 0) {
        sum += (width / 2 * width - 9 * width * width / 2) * places;
      }
    }
    return sum;
  }

  private static long decoder(int[] widths, int outputs) {
    long sum = 0;
    for (int i = 1; i < widths.length; i++) {
      sum += 4L * widths[i - 1] * widths[i] + 9L * widths[i] * widths[i] + 2L * widths[i];
    }
    return sum + (widths[widths.length - 1] + 1L) * outputs;
  }

  /** Each stage has four times the places of the one before; the last has all pixels. */
  private static long decoderMacs(int[] widths, int outputs, long pixels) {
    long sum = (long) widths[widths.length - 1] * outputs * pixels;
    for (int i = 1; i < widths.length; i++) {
      long places = pixels >> (2 * (widths.length - 1 - i));
      sum += ((long) widths[i - 1] * widths[i] + 9L * widths[i] * widths[i]) * places;
    }
    return sum;
  }

  @Test
  void latentsOfEveryStrideComeBackToThePicturesSize() throws ModelException {
    for (int stages = 1; stages <= 4; stages++) {
      List<Integer> widths = Collections.nCopies(stages + 1, 4);
      ArchitectureSpec spec =
          new ArchitectureSpec(
                  Collections.nCopies(stages, 1),
                  4,
                  ArchitectureSpec.DecoderStyle.ACTIVATED,
                  widths,
                  widths,
                  widths)
              .withLatents(new LatentSpec(LatentSpec.EntropyModel.CONTEXT, 3, 5, 4, 2));
      Architecture network =
          Architecture.of(spec, Map.of(Task.SEGMENTATION, 2, Task.RECONSTRUCTION, 3));
      TensorShape features = network.features(64, 96);
      assertThat(features).isEqualTo(new TensorShape(8, 64 / spec.stride(), 96 / spec.stride()));
      for (FeatureLayer layer : network.featureLayers()) {
        assertThat(ShapeWalk.after(layer.encoder(), new TensorShape(3, 64, 96)))
            .isEqualTo(new TensorShape(layer.channels(), features.height(), features.width()));
      }
      assertThat(network.layersOf(Task.SEGMENTATION)).isEqualTo(1);
      assertThat(network.layersOf(Task.RECONSTRUCTION)).isEqualTo(2);
      assertThat(ShapeWalk.after(network.decoder(Task.RECONSTRUCTION), features))
          .isEqualTo(new TensorShape(3, 64, 96));
      assertThat(NetworkCost.of(network, 64, 96).edgeLayers()).hasSize(2);
    }
  }
}
