package dev.narrows.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.UnknownCodecException;
import dev.narrows.feature.WrongModelException;
import dev.narrows.feature.bitstream.CodedFeatures;
import dev.narrows.feature.bitstream.LatentBitstream;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bitstreams of the repository's small model become what its halves say. */
final class CloudDecoderTest {
  private static final Path MODEL = Path.of("../models/street");
  private static final int HEIGHT = 64;
  private static final int WIDTH = 96;

  private static ModelDirectory directory;
  private static CloudDecoder decoder;
  private static List<byte[]> bitstreams;

  @BeforeAll
  static void open() throws IOException {
    directory = ModelDirectory.open(MODEL);
    decoder =
        CloudDecoder.open(
            directory,
            priors ->
                name -> {
                  throw new UnknownCodecException(name + ": expected latents, found features");
                },
            RuntimeOptions.DEFAULT);
    bitstreams = new ArrayList<>();
    try (EdgeEncoder edge = EdgeEncoder.open(directory, RuntimeOptions.DEFAULT)) {
      Random random = new Random(5);
      for (int i = 0; i < 3; i++) {
        byte[] rgb = new byte[3 * HEIGHT * WIDTH];
        random.nextBytes(rgb);
        bitstreams.add(edge.encode(rgb, HEIGHT, WIDTH).bitstream());
      }
    }
  }

  @AfterAll
  static void close() throws IOException {
    decoder.close();
  }

  @Test
  void outputsAreThoseOfTheCloudHalf() throws IOException {
    SortedMap<Task, TaskOutput> found =
        decoder.decode(CodedFeatures.read(bitstreams.get(0)), Set.of());
    LatentBitstream latents = LatentBitstream.read(bitstreams.get(0));
    try (CloudRuntime cloud = CloudRuntime.open(directory)) {
      SortedMap<Task, TaskOutput> expected =
          cloud.run(LatentTransport.require(directory).decode(latents));
      assertThat(found.keySet()).isEqualTo(expected.keySet());
      expected.forEach(
          (task, output) -> assertThat(found.get(task).values()).isEqualTo(output.values()));
    }
  }

  @Test
  void picturesRunTogetherGiveTheNumbersOfEachAlone() throws IOException {
    List<FeatureTensor> features = new ArrayList<>();
    Set<Task> tasks = decoder.tasks();
    for (byte[] bitstream : bitstreams) {
      features.add(decoder.features(decoder.receive(bitstream, Set.of())));
    }
    List<SortedMap<Task, TaskOutput>> together = decoder.run(features, tasks);
    for (int i = 0; i < bitstreams.size(); i++) {
      SortedMap<Task, TaskOutput> alone = decoder.run(List.of(features.get(i)), tasks).get(0);
      for (Task task : tasks) {
        // Byte for byte is what a server promises; the networks add in the same order.
        assertThat(together.get(i).get(task).values()).isEqualTo(alone.get(task).values());
      }
    }
  }

  @Test
  void layersThatNoTaskReadsAreNotDecoded() throws IOException {
    ReceivedPicture picture = decoder.receive(bitstreams.get(0), Set.of(Task.DISPARITY));
    assertThat(picture.tasks()).containsExactly(Task.DISPARITY);
    assertThat(picture.height()).isEqualTo(HEIGHT);
    assertThat(picture.width()).isEqualTo(WIDTH);
    int base = directory.description().network().channelsOf(1);
    assertThat(decoder.features(picture).shape().channels()).isEqualTo(base);
  }

  @Test
  void baseLayersServeWhatReadsThem() throws IOException {
    LatentBitstream all = LatentBitstream.read(bitstreams.get(0));
    LatentBitstream base =
        new LatentBitstream(all.model(), all.height(), all.width(), all.layers().subList(0, 1));
    assertThat(decoder.receive(base, Set.of()).tasks())
        .containsExactly(Task.SEGMENTATION, Task.DISPARITY);
    assertThatThrownBy(() -> decoder.receive(base, Set.of(Task.RECONSTRUCTION)))
        .isInstanceOf(UnservedTaskException.class)
        .hasMessageContaining("reconstruction");
  }

  @Test
  void damagedBitstreamsAndThoseOfOthersAreRefused() throws IOException {
    byte[] damaged = bitstreams.get(0).clone();
    damaged[damaged.length / 2] ^= 1;
    assertThatThrownBy(() -> decoder.receive(damaged, Set.of()))
        .isInstanceOf(MalformedBitstreamException.class);
    byte[] cut = Arrays.copyOf(bitstreams.get(0), 20);
    assertThatThrownBy(() -> decoder.receive(cut, Set.of()))
        .isInstanceOf(MalformedBitstreamException.class);
    CodedFeatures own = CodedFeatures.read(bitstreams.get(0));
    assertThatThrownBy(() -> own.requireModel(ModelIdentity.NONE))
        .isInstanceOf(WrongModelException.class);
  }
}
