package dev.narrows.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.data.Augmentation;
import dev.narrows.data.Batch;
import dev.narrows.data.PictureSize;
import dev.narrows.data.Sample;
import dev.narrows.model.Architecture;
import dev.narrows.model.ArchitectureSpec;
import dev.narrows.model.ArchitectureSpec.DecoderStyle;
import dev.narrows.model.Task;
import dev.narrows.train.config.DataConfig;
import dev.narrows.train.config.OptimizerConfig;
import dev.narrows.train.config.TrainConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The encoders and decoders of the paper at their full size. */
class FullSizeTest {
  private static final PictureSize SIZE = new PictureSize(512, 256);

  static Stream<Arguments> encoders() {
    return Stream.of(
        Arguments.of(
            new ArchitectureSpec(
                List.of(3, 4, 6, 3),
                64,
                DecoderStyle.LINEAR,
                List.of(256, 128, 64, 32, 16),
                List.of(512, 256, 128, 64, 32),
                List.of(256, 128, 64, 32, 16)),
            new long[] {1, 512, 8, 16}),
        Arguments.of(
            new ArchitectureSpec(
                List.of(3, 4, 6),
                64,
                DecoderStyle.LINEAR,
                List.of(128, 64, 32, 16),
                List.of(256, 128, 64, 32),
                List.of(128, 64, 32, 16)),
            new long[] {1, 256, 16, 32}));
  }

  @ParameterizedTest
  @MethodSource("encoders")
  void hasTheShapesOfThePaperAndTrains(ArchitectureSpec spec, long[] features) throws Exception {
    TrainConfig small = Fixtures.config(OptimizerConfig.Kind.SGD, 10);
    TrainConfig config =
        new TrainConfig(
            1,
            new DataConfig("a test's own", SIZE.width(), SIZE.height()),
            Augmentation.NONE,
            spec,
            small.tasks(),
            small.loss(),
            small.optimizer(),
            small.schedule(),
            small.device());
    Architecture architecture =
        Architecture.of(
            spec, Map.of(Task.SEGMENTATION, 19, Task.DISPARITY, 1, Task.RECONSTRUCTION, 3));
    Batch batch = Batch.of(0, List.of(noise()));
    TorchDevice device = TorchDevice.open(small.device());
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Parameters parameters = new Parameters(architecture, List.of(), device, 1);
      TorchNetwork network = new TorchNetwork(architecture, parameters, device);
      Tensor sent =
          network.encode(TorchBatch.of(batch, device).pictures(), BatchStatistics.EVALUATION);
      assertThat(shape(sent)).containsExactly(features);
      for (Map.Entry<Task, Integer> task :
          Map.of(Task.SEGMENTATION, 19, Task.DISPARITY, 1, Task.RECONSTRUCTION, 3).entrySet()) {
        Tensor output = network.decode(task.getKey(), sent, BatchStatistics.EVALUATION);
        assertThat(shape(output)).containsExactly(1, task.getValue(), 256, 512);
      }
    }
    Learner learner =
        new Learner(config, architecture, device, ClassWeights.balance(new long[19], 0));
    StepReport report = learner.step(0, batch);
    assertThat(report.gradientNorm()).isPositive();
    assertThat(learner.step(1, batch).total()).isNotEqualTo(report.total());
  }

  private static long[] shape(Tensor tensor) {
    return new long[] {tensor.size(0), tensor.size(1), tensor.size(2), tensor.size(3)};
  }

  private static Sample noise() {
    SplittableRandom random = new SplittableRandom(1);
    byte[] rgb = new byte[3 * SIZE.pixels()];
    random.nextBytes(rgb);
    byte[] labels = new byte[SIZE.pixels()];
    float[] disparity = new float[SIZE.pixels()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) random.nextInt(19);
      disparity[i] = random.nextInt(100);
    }
    return new Sample(
        "noise", SIZE.width(), SIZE.height(), rgb, Optional.of(labels), Optional.of(disparity));
  }
}
