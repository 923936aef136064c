package dev.narrows.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.feature.FeatureShape;
import dev.narrows.model.ArchitectureSpec;
import dev.narrows.model.ArchitectureSpec.DecoderStyle;
import dev.narrows.model.LatentSpec;
import dev.narrows.model.ModelDescription;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.Task;
import dev.narrows.model.Weights;
import dev.narrows.runtime.CloudRuntime;
import dev.narrows.runtime.EdgeRuntime;
import dev.narrows.train.config.OptimizerConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is deployed computes what was trained: ONNX Runtime against libtorch, number by number. */
class ExportedNetworkTest {
  /** Relative to the largest output: both compute in float32, in different orders of summation. */
  private static final double TOLERANCE = 1e-4;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void outputsOfBothHalvesAgree(DecoderStyle style) throws Exception {
    requireAgreement(description(style));
  }

  private void requireAgreement(ModelDescription description) throws Exception {
    TorchDevice device = TorchDevice.open(Fixtures.CPU);
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Parameters parameters = new Parameters(description.network(), List.of(), device, 3);
      TorchNetwork network = new TorchNetwork(description.network(), parameters, device);
      // Statistics of batch normalisation that are not those of a fresh network.
      network.encode(pictures(device, 4, 32, 64), BatchStatistics.TRAINING);
      Weights weights =
          Weights.of(parameters.described(), p -> TorchDevice.toArray(parameters.get(p.name())));
      ModelDirectory model =
          ModelDirectory.write(folder.resolve("model"), description, Map.of(), weights);
      try (EdgeRuntime edge = EdgeRuntime.open(model);
          CloudRuntime cloud = CloudRuntime.open(model)) {
        for (int batch : new int[] {1, 3}) {
          compare(network, device, edge, cloud, batch, 32, 64);
          compare(network, device, edge, cloud, batch, 48, 16);
        }
      }
    }
  }

  @Test
  void outputsOfANetworkWithLatentsAgree() throws Exception {
    ModelDescription description =
        new TrainingRun(
                Fixtures.learned(LatentSpec.EntropyModel.CONTEXT, 1),
                Fixtures.DATASET,
                Path.of("unused"))
            .description();
    requireAgreement(description);
  }

  @Test
  void theDirectoryGivesBackTheTrainedWeights() throws Exception {
    TrainingRun run =
        new TrainingRun(
            Fixtures.config(OptimizerConfig.Kind.ADAM, 2), Fixtures.DATASET, folder.resolve("run"));
    Weights weights = run.train(false, TrainingListener.SILENT).weights().get();
    ModelDirectory model =
        ModelDirectory.write(folder.resolve("model"), run.description(), Map.of(), weights);
    assertThat(model.weights().values().keySet()).isEqualTo(weights.values().keySet());
    weights
        .values()
        .forEach((name, values) -> assertThat(readBack(model, name)).containsExactly(values));
  }

  private static float[] readBack(ModelDirectory model, String name) {
    try {
      return model.weights().values().get(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void compare(
      TorchNetwork network,
      TorchDevice device,
      EdgeRuntime edge,
      CloudRuntime cloud,
      int batch,
      int height,
      int width)
      throws Exception {
    Tensor pictures = pictures(device, batch, height, width);
    Tensor features = network.encode(pictures, BatchStatistics.EVALUATION);
    float[] sent = edge.run(TorchDevice.toArray(pictures), batch, height, width);
    assertClose("features", sent, TorchDevice.toArray(features));
    for (Task task : Task.values()) {
      int channels = network.architecture().channelsOf(task);
      Tensor read = features.narrow(1, 0, channels);
      FeatureShape shape =
          new FeatureShape(channels, (int) features.size(2), (int) features.size(3));
      Tensor expected = network.decode(task, read, BatchStatistics.EVALUATION);
      assertClose(
          task.label(),
          cloud.run(task, TorchDevice.toArray(read), batch, shape),
          TorchDevice.toArray(expected));
    }
  }

  private static void assertClose(String what, float[] found, float[] expected) {
    assertThat(found).as(what).hasSameSizeAs(expected);
    double largest = 0;
    double error = 0;
    for (int i = 0; i < found.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i]));
      error = Math.max(error, Math.abs(found[i] - expected[i]));
    }
    assertThat(error / largest).as(what).isLessThan(TOLERANCE);
  }

  private static Tensor pictures(TorchDevice device, int batch, int height, int width) {
    SplittableRandom random = new SplittableRandom(batch);
    float[] values = new float[batch * 3 * height * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }
    return device.pictures(values, batch, 3, height, width);
  }

  private static ModelDescription description(DecoderStyle style) throws Exception {
    ModelDescription base =
        new TrainingRun(
                Fixtures.config(OptimizerConfig.Kind.ADAM, 1), Fixtures.DATASET, Path.of("unused"))
            .description();
    var a = base.architecture();
    var spec =
        new ArchitectureSpec(
            a.blocks(),
            a.width(),
            style,
            a.segmentationWidths(),
            a.disparityWidths(),
            a.reconstructionWidths());
    return ModelDescription.of(spec, base.tasks(), 32, 16);
  }
}
