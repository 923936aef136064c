package dev.narrows.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.model.Architecture;
import dev.narrows.model.ArchitectureSpec.DecoderStyle;
import dev.narrows.model.Layer;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.ModelException;
import dev.narrows.model.Task;
import dev.narrows.runtime.NaiveNetwork.Activation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The exported halves compute what the architecture says, at any size and batch. */
class RuntimeTest {
  /**
   * Of the largest number of an output. Sums of some hundred 32-bit products, some ten layers deep,
   * are good to about 3e-7.
   */
  private static final double TOLERANCE = 2e-6;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(DecoderStyle.class)
  void bothHalvesEqualTheDefinitionsAtSeveralSizesAndBatches(DecoderStyle style)
      throws IOException {
    ModelDirectory model = SmallModel.write(folder.resolve("model"), style, 1);
    Architecture network = model.description().network();
    NaiveNetwork oracle = new NaiveNetwork(SmallModel.weights(model.description(), 1));
    try (EdgeRuntime edge = EdgeRuntime.open(model);
        CloudRuntime cloud = CloudRuntime.open(model)) {
      assertThat(cloud.tasks()).containsExactly(Task.values());
      for (int[] size : new int[][] {{1, 16, 32}, {3, 16, 32}, {1, 40, 24}, {2, 8, 8}}) {
        int batch = size[0];
        int height = size[1];
        int width = size[2];
        float[] pictures = random(batch * 3 * height * width, batch);
        float[] features = edge.run(pictures, batch, height, width);
        assertClose(
            features,
            expected(
                oracle,
                network.featureLayers().get(0).encoder(),
                pictures,
                batch,
                3,
                height,
                width));
        FeatureShape shape = new FeatureShape(10, height / 8, width / 8);
        for (Task task : cloud.tasks()) {
          assertClose(
              cloud.run(task, features, batch, shape),
              expected(oracle, network.decoder(task), features, batch, 10, height / 8, width / 8));
        }
      }
    }
  }

  @Test
  void onePictureGivesOneTensorAndOneOutputPerTask() throws IOException {
    ModelDirectory model = SmallModel.write(folder.resolve("model"), DecoderStyle.ACTIVATED, 2);
    float[] picture = random(3 * 16 * 32, 5);
    try (EdgeRuntime edge = EdgeRuntime.open(model);
        CloudRuntime cloud = CloudRuntime.open(model)) {
      FeatureTensor features = edge.features(picture, 16, 32);
      assertThat(features.shape()).isEqualTo(new FeatureShape(10, 2, 4));
      assertThat(features.values()).isEqualTo(edge.run(picture, 1, 16, 32));

      TaskOutput segmentation = cloud.run(Task.SEGMENTATION, features);
      assertThat(segmentation.channels()).isEqualTo(2);
      assertThat(segmentation.height()).isEqualTo(16);
      assertThat(segmentation.width()).isEqualTo(32);
      assertThat(segmentation.values())
          .isEqualTo(cloud.run(Task.SEGMENTATION, features.values(), 1, features.shape()));
      assertThat(cloud.run(features).keySet()).containsExactly(Task.values());
    }
  }

  @Test
  void eightBitPicturesAreInterleavedAndOver255() throws IOException {
    ModelDirectory model = SmallModel.write(folder.resolve("model"), DecoderStyle.LINEAR, 3);
    byte[] rgb = new byte[3 * 8 * 8];
    float[] planes = new float[rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i * 37);
      planes[i % 3 * 64 + i / 3] = (i * 37 & 255) / 255f;
    }
    try (EdgeRuntime edge = EdgeRuntime.open(model)) {
      assertThat(edge.features(rgb, 8, 8).values()).isEqualTo(edge.features(planes, 8, 8).values());
    }
  }

  @Test
  void resultsDoNotDependOnThreads() throws IOException {
    ModelDirectory model = SmallModel.write(folder.resolve("model"), DecoderStyle.ACTIVATED, 4);
    float[] picture = random(3 * 64 * 96, 6);
    FeatureTensor[] features = new FeatureTensor[2];
    TaskOutput[] outputs = new TaskOutput[2];
    for (int threads = 1; threads <= 2; threads++) {
      RuntimeOptions options = new RuntimeOptions(threads);
      try (EdgeRuntime edge = EdgeRuntime.open(model, options);
          CloudRuntime cloud = CloudRuntime.open(model, options)) {
        features[threads - 1] = edge.features(picture, 64, 96);
        outputs[threads - 1] = cloud.run(Task.RECONSTRUCTION, features[threads - 1]);
      }
    }
    assertThat(features[1].values()).isEqualTo(features[0].values());
    assertThat(outputs[1].values()).isEqualTo(outputs[0].values());
  }

  @Test
  void refusesPicturesOfOtherSizesAndFeaturesOfOtherModels() throws IOException {
    ModelDirectory model = SmallModel.write(folder.resolve("model"), DecoderStyle.LINEAR, 5);
    try (EdgeRuntime edge = EdgeRuntime.open(model);
        CloudRuntime cloud = CloudRuntime.open(model)) {
      assertThatThrownBy(() -> edge.features(new float[3 * 20 * 16], 20, 16))
          .isInstanceOf(ModelException.class)
          .hasMessageContaining("multiples of 8, found 16x20");
      assertThatThrownBy(() -> edge.features(new float[5], 16, 16))
          .isInstanceOf(IllegalArgumentException.class);
      FeatureTensor foreign = new FeatureTensor(new FeatureShape(4, 1, 1), new float[4]);
      assertThatThrownBy(() -> cloud.run(Task.DISPARITY, foreign))
          .isInstanceOf(InferenceException.class)
          .hasMessageContaining("expected 10 channels, found 4x1x1");
      FeatureShape endless = new FeatureShape(10, 1 << 20, 1);
      assertThatThrownBy(() -> cloud.run(Task.DISPARITY, new float[10 << 20], 1, endless))
          .isInstanceOf(InferenceException.class)
          .hasMessageContaining("at most 1048576 pixels a side");
    }
  }

  private static double[] expected(
      NaiveNetwork oracle,
      List<Layer> layers,
      float[] inputs,
      int batch,
      int channels,
      int height,
      int width) {
    int length = channels * height * width;
    double[][] outputs = new double[batch][];
    for (int i = 0; i < batch; i++) {
      double[] values = new double[length];
      for (int j = 0; j < length; j++) {
        values[j] = inputs[i * length + j];
      }
      Activation input = new Activation(channels, height, width, values);
      outputs[i] = oracle.run(layers, input).values();
    }
    return Arrays.stream(outputs).flatMapToDouble(Arrays::stream).toArray();
  }

  private static void assertClose(float[] found, double[] expected) {
    assertThat(found).hasSameSizeAs(expected);
    double largest = 0;
    double error = 0;
    for (int i = 0; i < found.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i]));
      error = Math.max(error, Math.abs(found[i] - expected[i]));
    }
    assertThat(largest).isBetween(0.1, 1000.0);
    assertThat(error / largest).isLessThan(TOLERANCE);
  }

  private static float[] random(int length, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextDouble();
    }
    return values;
  }
}
