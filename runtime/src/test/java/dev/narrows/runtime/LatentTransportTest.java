package dev.narrows.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.UnreachableTargetException;
import dev.narrows.feature.UnsupportedTensorException;
import dev.narrows.feature.WrongModelException;
import dev.narrows.feature.bitstream.LatentBitstream;
import dev.narrows.latent.LatentModel;
import dev.narrows.model.ArchitectureSpec.DecoderStyle;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.ModelException;
import dev.narrows.model.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Latents of two layers, three channels and four, from the edge to the cloud. */
class LatentTransportTest {
  private static final int HEIGHT = 48;
  private static final int WIDTH = 64;
  private static final int PLANE = HEIGHT / 8 * WIDTH / 8;

  @TempDir static Path folder;

  private static ModelDirectory model;
  private static LatentTransport transport;
  private static byte[] picture;
  private static FeatureTensor latents;

  @BeforeAll
  static void encode() throws IOException {
    model = SmallModel.writeLearned(folder.resolve("model"), 1);
    transport = LatentTransport.of(model).orElseThrow();
    picture = new byte[3 * HEIGHT * WIDTH];
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < picture.length; i++) {
      picture[i] = (byte) random.nextInt(256);
    }
    try (EdgeRuntime edge = EdgeRuntime.open(model)) {
      latents = edge.features(picture, HEIGHT, WIDTH);
    }
  }

  @Test
  void theFirstLayersAloneAreThePrefixOfAll() throws IOException {
    try (EdgeRuntime edge = EdgeRuntime.open(model)) {
      FeatureTensor base = edge.features(picture, HEIGHT, WIDTH, 1);

      assertThat(edge.layers()).isEqualTo(2);
      assertThat(edge.channelsOf(1)).isEqualTo(3);
      assertThat(latents.shape()).isEqualTo(new FeatureShape(7, HEIGHT / 8, WIDTH / 8));
      assertThat(base.values()).isEqualTo(Arrays.copyOf(latents.values(), 3 * PLANE));
    }
  }

  @Test
  void severalPicturesAtOnceGiveWhatEachGivesAlone() throws IOException {
    float[] one = Pictures.toPlanes(picture);
    float[] two = Arrays.copyOf(one, 2 * one.length);
    for (int i = 0; i < one.length; i++) {
      two[one.length + i] = 1 - one[i];
    }
    try (EdgeRuntime edge = EdgeRuntime.open(model)) {
      float[] both = edge.run(two, 2, HEIGHT, WIDTH);
      float[] second = Arrays.copyOfRange(two, one.length, two.length);

      assertThat(Arrays.copyOf(both, 7 * PLANE)).isEqualTo(latents.values());
      assertThat(Arrays.copyOfRange(both, 7 * PLANE, both.length))
          .isEqualTo(edge.features(second, HEIGHT, WIDTH).values());
    }
  }

  @Test
  void whatArrivesIsTheLatentRoundedByTheGainOfItsRate() throws IOException {
    LatentModel tables = ModelLatents.of(model).orElseThrow();
    for (int rate = 0; rate < transport.rates(); rate++) {
      List<Integer> rates = List.of(rate, transport.rates() - 1 - rate);
      LatentBitstream sent = LatentBitstream.read(transport.encode(latents, rates).write());

      assertThat(sent.rates()).isEqualTo(rates);
      assertThat(transport.decode(sent).values())
          .isEqualTo(tables.dequantize(tables.quantize(latents, rates)).values());
    }
  }

  @Test
  void theBaseLayerIsTheSameWithTheDetailLayerAndWithout() throws IOException {
    LatentBitstream all = transport.encode(latents, List.of(5, 8));
    LatentBitstream base = transport.encode(latents, List.of(5));

    assertThat(base.layers().get(0).payload()).isEqualTo(all.layers().get(0).payload());
    assertThat(transport.decode(all, 1).values()).isEqualTo(transport.decode(base).values());
    assertThat(transport.decode(all).shape().channels()).isEqualTo(7);
  }

  @Test
  void theCloudDoesWithTheBaseLayerWhatItServes() throws IOException {
    FeatureTensor all = transport.decode(transport.encode(latents, List.of(8, 8)));
    FeatureTensor base = transport.decode(transport.encode(latents, List.of(8)));
    try (CloudRuntime cloud = CloudRuntime.open(model)) {
      assertThat(cloud.tasksOf(3)).containsExactly(Task.SEGMENTATION, Task.DISPARITY);
      assertThat(cloud.tasksOf(7)).containsExactly(Task.values());
      assertThat(cloud.tasksOf(2)).isEmpty();
      assertThat(cloud.run(all)).containsOnlyKeys(Task.values());
      assertThat(cloud.run(base)).containsOnlyKeys(Task.SEGMENTATION, Task.DISPARITY);
      for (Task task : cloud.tasksOf(3)) {
        assertThat(cloud.run(task, base).values()).isEqualTo(cloud.run(task, all).values());
      }
      assertThatThrownBy(() -> cloud.run(Task.RECONSTRUCTION, base))
          .isInstanceOf(InferenceException.class)
          .hasMessageContaining("expected 7 channels for reconstruction, found");
      FeatureTensor odd = new FeatureTensor(new FeatureShape(4, 2, 2), new float[16]);
      assertThatThrownBy(() -> cloud.run(Task.DISPARITY, odd))
          .isInstanceOf(InferenceException.class)
          .hasMessageContaining("expected 7 channels, or the first 3, found");
    }
  }

  @Test
  void theEstimateIsCloseToTheBytesOfThePayloads() throws IOException {
    for (int rate = 0; rate < transport.rates(); rate++) {
      LatentBitstream sent = transport.encode(latents, List.of(rate, rate));
      double estimate = transport.idealBytes(latents, List.of(rate, rate));

      // A payload ends within 2 bytes of the entropy; 1 % is what integer probabilities may cost.
      assertThat((double) sent.bytes() - sent.sideInformationBytes())
          .isBetween(estimate - 4, 1.01 * estimate + 4);
    }
  }

  @Test
  void theFinestRateThatFitsIsFound() throws IOException {
    int previous = 0;
    for (int rate = 0; rate < transport.rates(); rate++) {
      int bytes = transport.encode(latents, List.of(rate, rate)).bytes();
      assertThat(bytes).as("rate %d", rate).isGreaterThan(previous);

      assertThat(transport.encodeWithin(latents, bytes, 2).rates()).containsExactly(rate, rate);
      if (rate > 0) {
        assertThat(transport.encodeWithin(latents, bytes - 1L, 2).rates())
            .containsExactly(rate - 1, rate - 1);
      }
      previous = bytes;
    }
    assertThat(transport.encodeWithin(latents, Long.MAX_VALUE, 1).rates()).containsExactly(8);
    int least = transport.encode(latents, List.of(0, 0)).bytes();
    assertThatThrownBy(() -> transport.encodeWithin(latents, least - 1L, 2))
        .isInstanceOf(UnreachableTargetException.class)
        .hasMessage(
            "bitstream: expected at most %d bytes, found %d at rate 0, the coarsest",
            least - 1, least);
  }

  @Test
  void latentsOfTooLargeAPictureAreRefused() {
    FeatureTensor large =
        new FeatureTensor(new FeatureShape(7, 1536, 1600), new float[7 * 1536 * 1600]);

    assertThatThrownBy(() -> transport.encode(large, List.of(0, 0)))
        .isInstanceOf(UnsupportedTensorException.class)
        .hasMessageContaining("latents: expected at most 16777216 elements, found 7x1536x1600");
  }

  @Test
  void anotherModelsBitstreamIsRefused() throws IOException {
    LatentTransport other =
        LatentTransport.of(SmallModel.writeLearned(folder.resolve("other"), 2)).orElseThrow();

    assertThatThrownBy(() -> other.decode(transport.encode(latents, List.of(0, 0))))
        .isInstanceOf(WrongModelException.class);
  }

  @Test
  void aModelWithoutLatentsHasNoTransport() throws IOException {
    ModelDirectory plain = SmallModel.write(folder.resolve("plain"), DecoderStyle.LINEAR, 1);

    assertThat(LatentTransport.of(plain)).isEmpty();
    assertThatThrownBy(() -> LatentTransport.require(plain))
        .isInstanceOf(ModelException.class)
        .hasMessageEndingWith("plain: expected a model with learned latents, found one without");
  }
}
