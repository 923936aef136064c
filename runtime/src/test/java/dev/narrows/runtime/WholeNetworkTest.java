package dev.narrows.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.bitstream.LatentBitstream;
import dev.narrows.model.ArchitectureSpec.DecoderStyle;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.ModelException;
import dev.narrows.model.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeNetworkTest {
  private static final int HEIGHT = 16;
  private static final int WIDTH = 32;

  @TempDir private Path folder;

  @Test
  void featuresPassAsTheyAre() throws IOException {
    ModelDirectory model = SmallModel.write(folder.resolve("model"), DecoderStyle.LINEAR, 1);
    try (WholeNetwork whole = WholeNetwork.open(model, RuntimeOptions.DEFAULT);
        EdgeRuntime edge = EdgeRuntime.open(model);
        CloudRuntime cloud = CloudRuntime.open(model)) {
      SortedMap<Task, TaskOutput> found = whole.run(picture(), HEIGHT, WIDTH, cloud.tasks());

      FeatureTensor features = edge.features(picture(), HEIGHT, WIDTH);
      assertThat(found.keySet()).isEqualTo(cloud.tasks());
      for (Task task : cloud.tasks()) {
        assertThat(found.get(task).values()).isEqualTo(cloud.run(task, features).values());
      }
    }
  }

  @Test
  void latentsAreThoseOfTheFinestBitstream() throws IOException {
    ModelDirectory model = SmallModel.writeLearned(folder.resolve("model"), 1);
    LatentTransport transport = LatentTransport.require(model);
    try (WholeNetwork whole = WholeNetwork.open(model, RuntimeOptions.DEFAULT);
        EdgeRuntime edge = EdgeRuntime.open(model);
        CloudRuntime cloud = CloudRuntime.open(model)) {
      LatentBitstream sent =
          transport.encode(
              edge.features(picture(), HEIGHT, WIDTH),
              Collections.nCopies(transport.layers(), transport.rates() - 1));
      FeatureTensor received = transport.decode(sent);

      SortedMap<Task, TaskOutput> all = whole.run(picture(), HEIGHT, WIDTH, cloud.tasks());
      for (Task task : cloud.tasks()) {
        assertThat(all.get(task).values()).isEqualTo(cloud.run(task, received).values());
      }
      assertThat(
              whole
                  .run(picture(), HEIGHT, WIDTH, Set.of(Task.DISPARITY))
                  .get(Task.DISPARITY)
                  .values())
          .isEqualTo(all.get(Task.DISPARITY).values());
    }
  }

  @Test
  void aPictureThatDoesNotSuitIsRefused() throws IOException {
    ModelDirectory model = SmallModel.writeLearned(folder.resolve("model"), 1);
    try (WholeNetwork whole = WholeNetwork.open(model, RuntimeOptions.DEFAULT)) {
      assertThatThrownBy(() -> whole.run(new byte[3 * 5 * 7], 5, 7, Set.of(Task.DISPARITY)))
          .isInstanceOf(ModelException.class)
          .hasMessageContaining("multiples of");
    }
  }

  private static byte[] picture() {
    byte[] rgb = new byte[3 * HEIGHT * WIDTH];
    new SplittableRandom(5).nextBytes(rgb);
    return rgb;
  }
}
