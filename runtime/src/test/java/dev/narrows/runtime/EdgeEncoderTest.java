package dev.narrows.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.UnreachableTargetException;
import dev.narrows.feature.bitstream.Bitstream;
import dev.narrows.feature.entropy.FastCodec;
import dev.narrows.feature.entropy.StrongCodec;
import dev.narrows.feature.quantize.ClipQuantizer;
import dev.narrows.feature.quantize.MinMaxQuantizer;
import dev.narrows.model.ArchitectureSpec.DecoderStyle;
import dev.narrows.model.ModelDescription;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.ModelException;
import dev.narrows.model.Task;
import dev.narrows.runtime.EdgeCoding.Features;
import dev.narrows.runtime.EdgeCoding.Latents;
import dev.narrows.runtime.EdgeCoding.Usual;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The edge library sends what the edge half and the codecs make, step by step. */
class EdgeEncoderTest {
  private static final Set<Task> BASE = Set.of(Task.SEGMENTATION, Task.DISPARITY);

  @TempDir private Path folder;

  @Test
  void latentsAreThoseOfTheEdgeHalfAtTheRateAsked() throws IOException {
    ModelDirectory model = SmallModel.writeLearned(folder.resolve("model"), 1);
    LatentTransport transport = LatentTransport.require(model);
    byte[] rgb = picture(16, 32, 1);
    try (EdgeRuntime edge = EdgeRuntime.open(model);
        EdgeEncoder encoder = EdgeEncoder.open(folder.resolve("model"))) {
      FeatureTensor base = edge.features(rgb, 16, 32, 1);
      FeatureTensor both = edge.features(rgb, 16, 32, 2);

      EncodedPicture coarse = encoder.encode(rgb, 16, 32, new Latents(BASE, List.of(2)));
      assertThat(coarse.bitstream()).isEqualTo(transport.encode(base, List.of(2)).write());
      assertThat(coarse.coding()).isEqualTo("latents:2");
      assertThat(coarse.layers()).isEqualTo(1);

      EncodedPicture fine = encoder.encode(rgb, 16, 32, new Latents(Set.of(), List.of(8)));
      assertThat(fine.bitstream()).isEqualTo(transport.encode(both, List.of(8, 8)).write());
      assertThat(fine.coding()).isEqualTo("latents:8+8");
      assertThat(fine.layers()).isEqualTo(2);
      assertThat(fine.sideInformationBytes())
          .isEqualTo(transport.encode(both, List.of(8, 8)).sideInformationBytes());
      assertThat(fine.bytes()).isEqualTo(fine.bitstream().length);
      assertThat(fine.nanoseconds())
          .isEqualTo(fine.featuresNanoseconds() + fine.codingNanoseconds())
          .isPositive();

      assertThat(encoder.encode(rgb, 16, 32).bitstream())
          .isEqualTo(transport.encode(both, List.of(2, 2)).write());
    }
  }

  @Test
  void theDevicesPartOfAModelIsEnough() throws IOException {
    Path path = folder.resolve("model");
    ModelDirectory whole = SmallModel.writeLearned(path, 4);
    byte[] rgb = picture(16, 32, 4);
    byte[] expected;
    try (EdgeEncoder encoder = EdgeEncoder.open(whole, RuntimeOptions.DEFAULT)) {
      expected = encoder.encode(rgb, 16, 32).bitstream();
    }
    Files.delete(path.resolve(ModelDirectory.WEIGHTS));
    for (ModelDescription.TaskDescription task : whole.description().tasks()) {
      Files.delete(whole.cloud(task.task()));
    }

    try (EdgeEncoder encoder = EdgeEncoder.open(path)) {
      assertThat(encoder.encode(rgb, 16, 32).bitstream()).isEqualTo(expected);
    }
  }

  @Test
  void theFinestLatentsThatFitAreSentWithinALimit() throws IOException {
    ModelDirectory model = SmallModel.writeLearned(folder.resolve("model"), 2);
    byte[] rgb = picture(16, 32, 2);
    try (EdgeEncoder encoder = EdgeEncoder.open(model, new RuntimeOptions(1))) {
      int limit = encoder.encode(rgb, 16, 32, new Latents(BASE, List.of(3))).bytes();

      EncodedPicture fitting = encoder.encode(rgb, 16, 32, new Usual(BASE, OptionalLong.of(limit)));
      assertThat(fitting.bytes()).isLessThanOrEqualTo(limit);
      assertThat(fitting.coding()).matches("latents:[3-8]");

      assertThatThrownBy(() -> encoder.encode(rgb, 16, 32, new Usual(BASE, OptionalLong.of(9))))
          .isInstanceOf(UnreachableTargetException.class)
          .hasMessageStartingWith("bitstream: expected at most 9 bytes, found ");
    }
  }

  @Test
  void featuresAreQuantisedAndCodedAsAskedOrAsTheModelIsMadeFor() throws IOException {
    ModelDirectory model = SmallModel.write(folder.resolve("model"), DecoderStyle.ACTIVATED, 3);
    ModelIdentity identity = ModelIdentity.ofSha256(model.identity());
    byte[] rgb = picture(16, 32, 3);
    try (EdgeRuntime edge = EdgeRuntime.open(model);
        EdgeEncoder encoder = EdgeEncoder.open(model, RuntimeOptions.DEFAULT)) {
      FeatureTensor features = edge.features(rgb, 16, 32);
      Bitstream usual =
          Bitstream.encode(identity, new StrongCodec(), new MinMaxQuantizer(8).quantize(features));
      EncodedPicture sent = encoder.encode(rgb, 16, 32);
      assertThat(sent.bitstream()).isEqualTo(usual.write());
      assertThat(sent.coding()).isEqualTo("native:strong");
      assertThat(sent.sideInformationBytes()).isEqualTo(usual.sideInformationBytes());

      EncodedPicture clipped =
          encoder.encode(
              rgb,
              16,
              32,
              new Features(
                  Optional.of(new ClipQuantizer(5)),
                  Optional.of(new FastCodec()),
                  OptionalLong.empty()));
      assertThat(clipped.bitstream())
          .isEqualTo(
              Bitstream.encode(identity, new FastCodec(), new ClipQuantizer(5).quantize(features))
                  .write());
      assertThat(clipped.coding()).isEqualTo("clip:5/native:fast");

      Bitstream sixBits =
          Bitstream.encode(identity, new StrongCodec(), new MinMaxQuantizer(6).quantize(features));
      EncodedPicture limited =
          encoder.encode(rgb, 16, 32, new Usual(Set.of(), OptionalLong.of(sixBits.bytes())));
      assertThat(limited.bitstream()).isEqualTo(sixBits.write());
      assertThat(limited.coding()).isEqualTo("min-max:6/native:strong");
    }
  }

  @Test
  void picturesOfAllSizesFromSeveralThreadsAreEncodedAsAlone() throws Exception {
    ModelDirectory model = SmallModel.writeLearned(folder.resolve("model"), 4);
    List<EdgeCoding> codings =
        List.of(new Latents(BASE, List.of(1)), new Latents(Set.of(), List.of(5)));
    int[][] sizes = {{16, 32}, {24, 8}, {8, 48}};
    List<byte[]> alone = new ArrayList<>();
    try (EdgeEncoder encoder = EdgeEncoder.open(model, RuntimeOptions.DEFAULT)) {
      for (int i = 0; i < 24; i++) {
        int[] size = sizes[i % 3];
        byte[] rgb = picture(size[0], size[1], i);
        try (EdgeEncoder fresh = EdgeEncoder.open(model, RuntimeOptions.DEFAULT)) {
          alone.add(fresh.encode(rgb, size[0], size[1], codings.get(i % 2)).bitstream());
        }
      }
      ExecutorService threads = Executors.newFixedThreadPool(4);
      try {
        List<Future<byte[]>> together = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
          int[] size = sizes[i % 3];
          byte[] rgb = picture(size[0], size[1], i);
          EdgeCoding coding = codings.get(i % 2);
          together.add(
              threads.submit(() -> encoder.encode(rgb, size[0], size[1], coding).bitstream()));
        }
        assertThat(all(together)).containsExactlyElementsOf(alone);
      } finally {
        threads.shutdownNow();
      }
    }
  }

  @Test
  void theNetworksMemoryIsUsedAgain() throws IOException {
    ModelDirectory model = SmallModel.writeLearned(folder.resolve("model"), 5);
    // So large that its 3 × 4 bytes a pixel would show: 864 kB as planes of floats.
    int height = 192;
    int width = 384;
    byte[] rgb = picture(height, width, 5);
    try (EdgeRuntime edge = EdgeRuntime.open(model);
        EdgeBuffers buffers = edge.buffers(height, width, 2)) {
      edge.features(buffers, rgb);
      long before = allocated();
      edge.features(buffers, rgb);
      assertThat(allocated() - before).isLessThan(20_000);
    }
  }

  @Test
  void warmUpNeedsNoPictureAndLeavesResultsAsTheyAre() throws IOException {
    ModelDirectory model = SmallModel.writeLearned(folder.resolve("model"), 6);
    byte[] rgb = picture(16, 32, 6);
    try (EdgeEncoder cold = EdgeEncoder.open(model, RuntimeOptions.DEFAULT);
        EdgeEncoder warm = EdgeEncoder.open(model, RuntimeOptions.DEFAULT)) {
      warm.warmUp(16, 32, EdgeCoding.USUAL, 3);
      warm.warmUp(16, 32, new Usual(Set.of(), OptionalLong.of(1)), 1);
      assertThat(warm.encode(rgb, 16, 32).bitstream())
          .isEqualTo(cold.encode(rgb, 16, 32).bitstream());
    }
  }

  @Test
  void refusesWhatDoesNotSuitTheModelInOneLine() throws IOException {
    ModelDirectory learned = SmallModel.writeLearned(folder.resolve("learned"), 7);
    ModelDirectory plain = SmallModel.write(folder.resolve("plain"), DecoderStyle.LINEAR, 7);
    byte[] rgb = picture(16, 32, 7);
    Features features = new Features(Optional.empty(), Optional.empty(), OptionalLong.empty());
    try (EdgeEncoder latents = EdgeEncoder.open(learned, RuntimeOptions.DEFAULT);
        EdgeEncoder encoder = EdgeEncoder.open(plain, RuntimeOptions.DEFAULT)) {
      assertThat(latents.stride()).isEqualTo(8);
      assertThatThrownBy(() -> latents.encode(rgb, 16, 32, new Latents(Set.of(), List.of(9))))
          .isInstanceOf(ModelException.class)
          .hasMessage(learned.path() + ": rate: expected 0 to 8, found 9");
      assertThatThrownBy(() -> latents.encode(rgb, 16, 32, features))
          .isInstanceOf(ModelException.class)
          .hasMessageContaining("expected a model without learned latents");
      assertThatThrownBy(() -> encoder.encode(rgb, 16, 32, new Latents(Set.of(), List.of(0))))
          .isInstanceOf(ModelException.class)
          .hasMessageContaining("expected a model with learned latents");
      assertThatThrownBy(() -> encoder.encode(new byte[3 * 20 * 16], 20, 16))
          .isInstanceOf(ModelException.class)
          .hasMessageContaining("multiples of 8, found 16x20");
      assertThatThrownBy(() -> encoder.encode(rgb, 16, 16))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("picture: expected 768 bytes for 16x16, found 1536");
    }
  }

  @Test
  void aClosedEncoderRefusesPictures() throws IOException {
    ModelDirectory model = SmallModel.writeLearned(folder.resolve("model"), 8);
    EdgeEncoder encoder = EdgeEncoder.open(model, RuntimeOptions.DEFAULT);
    encoder.encode(picture(16, 32, 8), 16, 32);
    encoder.close();
    encoder.close();
    assertThatThrownBy(() -> encoder.encode(picture(16, 32, 8), 16, 32))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void opensOnlyWhatIsAskedFor() throws IOException {
    ModelDirectory model = SmallModel.writeLearned(folder.resolve("model"), 9);
    byte[] rgb = picture(16, 32, 9);
    try (EdgeRuntime edge = EdgeRuntime.open(model, RuntimeOptions.DEFAULT, 1);
        EdgeRuntime whole = EdgeRuntime.open(model);
        CloudRuntime cloud =
            CloudRuntime.open(model, RuntimeOptions.DEFAULT, Set.of(Task.DISPARITY))) {
      FeatureTensor features = edge.features(rgb, 16, 32, 2);
      assertThat(features.values()).isEqualTo(whole.features(rgb, 16, 32).values());
      assertThat(cloud.tasks()).containsExactly(Task.DISPARITY);
      assertThat(cloud.run(features).keySet()).containsExactly(Task.DISPARITY);
    }
  }

  private static List<byte[]> all(List<Future<byte[]>> results)
      throws InterruptedException, ExecutionException {
    List<byte[]> all = new ArrayList<>();
    for (Future<byte[]> result : results) {
      all.add(result.get());
    }
    return all;
  }

  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  static byte[] picture(int height, int width, long seed) {
    byte[] rgb = new byte[3 * height * width];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) random.nextInt();
    }
    return rgb;
  }
}
