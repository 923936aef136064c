package dev.narrows.model;

import java.util.List;
import java.util.SplittableRandom;

/** Small models with random weights. */
final class TestModels {
  static final List<SegmentationClass> CLASSES =
      List.of(
          SegmentationClass.of("road", 0x804080),
          SegmentationClass.of("traffic sign", 0xDCDC00),
          SegmentationClass.of("sky", 0x4682B4));

  private TestModels() {}

  static ModelDescription tiny() {
    ArchitectureSpec spec =
        new ArchitectureSpec(
            List.of(1, 1),
            4,
            ArchitectureSpec.DecoderStyle.ACTIVATED,
            List.of(8, 4, 4),
            List.of(8, 6, 4),
            List.of(8, 4, 4));
    List<ModelDescription.TaskDescription> tasks =
        List.of(
            ModelDescription.TaskDescription.segmentation(CLASSES),
            ModelDescription.TaskDescription.disparity(),
            ModelDescription.TaskDescription.reconstruction());
    return ModelDescription.of(spec, tasks, 32, 16);
  }

  /** The same with latents: 6 base and 8 detail channels. */
  static ModelDescription learned() {
    ModelDescription tiny = tiny();
    LatentSpec latents = new LatentSpec(LatentSpec.EntropyModel.CONTEXT, 6, 8, 4, 3);
    return ModelDescription.of(tiny.architecture().withLatents(latents), tiny.tasks(), 32, 16);
  }

  /** Normal numbers of a size that keeps activations near 1; variances are positive. */
  static Weights random(Architecture network, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return Weights.of(
        network.parameters(),
        parameter -> {
          float[] values = new float[parameter.elements()];
          double fanIn = Math.max(1, values.length / parameter.shape().get(0));
          for (int i = 0; i < values.length; i++) {
            values[i] =
                switch (parameter.role()) {
                  case WEIGHT, TRANSPOSED_WEIGHT ->
                      (float) (random.nextGaussian() * Math.sqrt(2 / fanIn));
                  case SCALE, RUNNING_VARIANCE -> (float) random.nextDouble(0.5, 1.5);
                  case BIAS, SHIFT, RUNNING_MEAN -> (float) random.nextGaussian();
                  case LOG_GAIN, LOG_INVERSE_GAIN, LATENT_BIAS, CONTEXT ->
                      (float) random.nextDouble(-0.1, 0.1);
                };
          }
          return values;
        });
  }
}
