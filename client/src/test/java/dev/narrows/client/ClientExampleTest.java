package dev.narrows.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.model.Task;
import dev.narrows.runtime.EncodedPicture;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The examples of docs/client.md work. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ClientExampleTest {
  private static byte[] classIds(String target, EncodedPicture picture) throws IOException {
    // begin of the page's call
    ClientOptions options =
        ClientOptions.of(target).withTimes(Duration.ofSeconds(60), Duration.ofSeconds(30));
    try (NarrowsClient client = NarrowsClient.open(options)) {
      Set<Task> tasks = Set.of(Task.SEGMENTATION);
      Answer answer = client.infer(InferenceRequest.of("street", picture, tasks));
      System.out.println(answer.times());
      return ((TaskResult.Segmentation) answer.results().get(Task.SEGMENTATION)).classIds();
    }
    // end of the page's call
  }

  private static List<StreamOutcome> stream(
      NarrowsClient client, PictureEncoder<Integer> camera, int count)
      throws IOException, InterruptedException {
    // begin of the page's stream
    List<StreamOutcome> outcomes = new ArrayList<>();
    StreamOptions options =
        StreamOptions.of("street", Set.of(Task.DISPARITY), DropPolicy.OLDEST).withRoom(2, 4);
    try (PictureStream<Integer> stream = client.stream(options, camera, outcomes::add)) {
      Pacer pacer = new Pacer(10);
      for (int i = 0; i < count; i++) {
        pacer.await();
        stream.offer(i);
      }
      stream.finish();
    }
    return outcomes;
    // end of the page's stream
  }

  @Test
  void theCallGivesTheClassOfEveryPixel() throws IOException {
    try (SmallServer server = SmallServer.start(new Trouble())) {
      assertThat(classIds(server.target(), StreetModel.encoded(0))).hasSize(32 * 32);
    }
  }

  @Test
  void theStreamTellsOfEveryPicture() throws IOException, InterruptedException {
    try (SmallServer server = SmallServer.start(new Trouble());
        NarrowsClient client = NarrowsClient.open(ClientOptions.of(server.target()))) {
      assertThat(stream(client, StreetModel::encoded, 5))
          .extracting(StreamOutcome::sequence)
          .containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L);
    }
  }
}
