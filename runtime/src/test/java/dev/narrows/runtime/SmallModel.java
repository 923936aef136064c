package dev.narrows.runtime;

import dev.narrows.latent.LatentModel;
import dev.narrows.model.ArchitectureSpec;
import dev.narrows.model.ArchitectureSpec.DecoderStyle;
import dev.narrows.model.LatentSpec;
import dev.narrows.model.ModelDescription;
import dev.narrows.model.ModelDescription.TaskDescription;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.Parameter;
import dev.narrows.model.SegmentationClass;
import dev.narrows.model.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Models of few channels that have every kind of layer. */
final class SmallModel {
  private SmallModel() {}

  /** Stride 8, five channels of bottleneck doubled once, all tasks. */
  static ModelDescription description(DecoderStyle style) {
    ArchitectureSpec spec =
        new ArchitectureSpec(
            List.of(2, 1), 5, style, List.of(7, 5, 4), List.of(6, 5, 3), List.of(4, 4, 4));
    List<SegmentationClass> classes =
        List.of(SegmentationClass.of("road", 0x804080), SegmentationClass.of("sky", 0x4682B4));
    return ModelDescription.of(
        spec,
        List.of(
            TaskDescription.segmentation(classes),
            TaskDescription.disparity(),
            TaskDescription.reconstruction()),
        32,
        16);
  }

  /** Uniform weights that keep the spread of activations; statistics far from 0 and 1. */
  static Weights weights(ModelDescription description, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return Weights.of(description.network().parameters(), parameter -> draw(parameter, random));
  }

  static ModelDirectory write(Path path, DecoderStyle style, long seed) throws IOException {
    ModelDescription description = description(style);
    return ModelDirectory.write(
        path, description, Map.of("seed", seed), weights(description, seed));
  }

  /**
   * The same network with latents: a base layer of three channels, a detail layer of four, and two
   * trained rates, so nine in all; finer rates take more bytes.
   */
  static ModelDirectory writeLearned(Path path, long seed) throws IOException {
    ModelDescription plain = description(DecoderStyle.ACTIVATED);
    LatentSpec latents = new LatentSpec(LatentSpec.EntropyModel.CONTEXT, 3, 4, 4, 2);
    ModelDescription description =
        ModelDescription.of(plain.architecture().withLatents(latents), plain.tasks(), 32, 16);
    ModelDirectory model =
        ModelDirectory.write(path, description, Map.of("seed", seed), weights(description, seed));
    LatentModel tables = LatentModel.of(ModelLatents.parameters(model));
    return model.with(ModelDirectory.Addition.LATENTS, tables.write());
  }

  private static float[] draw(Parameter parameter, SplittableRandom random) {
    int perOutput = parameter.elements() / parameter.shape().get(0);
    double least =
        switch (parameter.role()) {
          case WEIGHT, TRANSPOSED_WEIGHT -> -Math.sqrt(3.0 / perOutput);
          case BIAS, SHIFT, RUNNING_MEAN -> -1;
          case LOG_GAIN, LOG_INVERSE_GAIN, LATENT_BIAS, CONTEXT -> -0.1;
          case SCALE, RUNNING_VARIANCE -> 0.3;
        };
    double greatest = least < 0 ? -least : 2;
    float[] values = new float[parameter.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(least, greatest) + finer(parameter, i);
    }
    return values;
  }

  /** What a gain of a finer rate has more, and its inverse less. */
  private static float finer(Parameter parameter, int index) {
    int rate = index / (parameter.elements() / parameter.shape().get(0));
    return switch (parameter.role()) {
      case LOG_GAIN -> 3f * rate;
      case LOG_INVERSE_GAIN -> -3f * rate;
      case WEIGHT,
          TRANSPOSED_WEIGHT,
          BIAS,
          SHIFT,
          RUNNING_MEAN,
          LATENT_BIAS,
          CONTEXT,
          SCALE,
          RUNNING_VARIANCE ->
          0;
    };
  }
}
