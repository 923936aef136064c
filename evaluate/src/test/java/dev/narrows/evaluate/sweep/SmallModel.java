package dev.narrows.evaluate.sweep;

import dev.narrows.data.CityscapesClasses;
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
import dev.narrows.runtime.ModelLatents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A model of few channels and random weights: all tasks, stride 8. */
final class SmallModel {
  private SmallModel() {}

  static ModelDirectory write(Path path, long seed) throws IOException {
    return write(path, seed, LatentSpec.NONE);
  }

  /**
   * The same network with latents: a base layer of three channels, a detail layer of four, and two
   * trained rates, so nine in all; finer rates take more bytes.
   */
  static ModelDirectory writeLearned(Path path, long seed) throws IOException {
    LatentSpec latents = new LatentSpec(LatentSpec.EntropyModel.CONTEXT, 3, 4, 4, 2);
    ModelDirectory model = write(path, seed, latents);
    LatentModel tables = LatentModel.of(ModelLatents.parameters(model));
    return model.with(ModelDirectory.Addition.LATENTS, tables.write());
  }

  private static ModelDirectory write(Path path, long seed, LatentSpec latents) throws IOException {
    ArchitectureSpec spec =
        new ArchitectureSpec(
            List.of(1, 1),
            6,
            DecoderStyle.LINEAR,
            List.of(6, 5, 4),
            List.of(6, 5, 4),
            List.of(6, 5, 4),
            latents);
    List<SegmentationClass> classes =
        CityscapesClasses.CLASSES.classes().stream()
            .map(c -> SegmentationClass.of(c.name(), c.rgb()))
            .toList();
    ModelDescription description =
        ModelDescription.of(
            spec,
            List.of(
                TaskDescription.segmentation(classes),
                TaskDescription.disparity(),
                TaskDescription.reconstruction()),
            64,
            32);
    SplittableRandom random = new SplittableRandom(seed);
    Weights weights =
        Weights.of(description.network().parameters(), parameter -> draw(parameter, random));
    return ModelDirectory.write(
        path, description, Map.of("seed", seed, "data", Map.of("n", 3)), weights);
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
