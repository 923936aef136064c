package dev.narrows.train;

import dev.narrows.data.Augmentation;
import dev.narrows.data.Batch;
import dev.narrows.data.ClassSet;
import dev.narrows.data.Dataset;
import dev.narrows.data.PictureSize;
import dev.narrows.data.Sample;
import dev.narrows.model.ArchitectureSpec;
import dev.narrows.model.LatentSpec;
import dev.narrows.model.Task;
import dev.narrows.train.config.DataConfig;
import dev.narrows.train.config.DeviceConfig;
import dev.narrows.train.config.LatentLossConfig;
import dev.narrows.train.config.LossConfig;
import dev.narrows.train.config.OptimizerConfig;
import dev.narrows.train.config.RateConfig;
import dev.narrows.train.config.ScheduleConfig;
import dev.narrows.train.config.TrainConfig;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A configuration and a dataset small enough to train on within a test. */
final class Fixtures {
  static final DeviceConfig CPU = new DeviceConfig(DeviceConfig.Kind.CPU, 1, true, false);

  static final PictureSize SIZE = new PictureSize(32, 16);

  static final LatentLossConfig LATENTS =
      new LatentLossConfig(
          LatentLossConfig.Quantization.MIXED,
          List.of(0.6, 0.3, 0.15),
          List.of(0.24, 0.12, 0.06),
          List.of(1, 2, 1),
          1,
          10);

  private Fixtures() {}

  static LossConfig loss(RateConfig.Features on) {
    RateConfig rate = new RateConfig(on, false, true, true, LossConfig.Weighting.FIXED, 2);
    return new LossConfig(LossConfig.Weighting.UNCERTAINTY, 1, 1, 1, 0.5, 8, 0.002, rate, LATENTS);
  }

  static TrainConfig config(OptimizerConfig.Kind optimizer, int steps) {
    ArchitectureSpec network =
        new ArchitectureSpec(
            List.of(1, 1),
            4,
            ArchitectureSpec.DecoderStyle.ACTIVATED,
            List.of(8, 4, 4),
            List.of(8, 4, 4),
            List.of(8, 4, 4));
    return new TrainConfig(
        7,
        new DataConfig("a test's own", SIZE.width(), SIZE.height()),
        new Augmentation(0.5, 5, 1, 1.2, 0.1, 0.1, 0.1),
        network,
        List.of(Task.values()),
        loss(RateConfig.Features.NORMALIZED),
        new OptimizerConfig(optimizer, 0.01, 1e-4, 0.9, 0.99, 5, 0.9),
        new ScheduleConfig(steps, 2, 2, ScheduleConfig.Decay.COSINE, 1, 1000),
        CPU);
  }

  /** The same network with latents: 4 base and 6 detail channels, 3 rates. */
  static TrainConfig learned(LatentSpec.EntropyModel model, int steps) {
    TrainConfig config = config(OptimizerConfig.Kind.ADAM, steps);
    LatentSpec latents = new LatentSpec(model, 4, 6, 4, 3);
    return config.withNetwork(config.network().withLatents(latents)).essential();
  }

  static Batch batch() {
    return Batch.of(0, List.of(sample(0), sample(1)));
  }

  /** Left half one class, near and dark; right half another, far and bright; some noise. */
  static Sample sample(int index) {
    SplittableRandom random = new SplittableRandom(index);
    int pixels = SIZE.pixels();
    byte[] rgb = new byte[3 * pixels];
    byte[] labels = new byte[pixels];
    float[] disparity = new float[pixels];
    for (int i = 0; i < pixels; i++) {
      boolean left = i % SIZE.width() < SIZE.width() / 2;
      for (int c = 0; c < 3; c++) {
        rgb[3 * i + c] = (byte) ((left ? 60 : 180) + random.nextInt(30));
      }
      labels[i] = i < SIZE.width() ? Sample.IGNORE : (byte) (left ? 0 : 1);
      disparity[i] = i < SIZE.width() ? 0 : left ? 60 : 10;
    }
    return new Sample(
        "sample" + index,
        SIZE.width(),
        SIZE.height(),
        rgb,
        Optional.of(labels),
        Optional.of(disparity));
  }

  /** Eight samples. */
  static final Dataset DATASET =
      new Dataset() {
        private final List<Sample> samples =
            IntStream.range(0, 8).mapToObj(Fixtures::sample).toList();

        @Override
        public String description() {
          return "two halves";
        }

        @Override
        public int size() {
          return samples.size();
        }

        @Override
        public PictureSize pictureSize() {
          return SIZE;
        }

        @Override
        public ClassSet classes() {
          return new ClassSet(
              List.of(
                  new ClassSet.SemanticClass("left", 0xff0000),
                  new ClassSet.SemanticClass("right", 0x0000ff)));
        }

        @Override
        public boolean hasDisparity() {
          return true;
        }

        @Override
        public Sample load(int index) {
          return samples.get(index);
        }
      };
}
