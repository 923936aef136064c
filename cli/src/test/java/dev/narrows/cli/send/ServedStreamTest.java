package dev.narrows.cli.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.client.Answer;
import dev.narrows.client.ClientOptions;
import dev.narrows.client.DropPolicy;
import dev.narrows.client.InferenceRequest;
import dev.narrows.client.NarrowsClient;
import dev.narrows.client.PictureStream;
import dev.narrows.client.RetryPolicy;
import dev.narrows.client.StreamOptions;
import dev.narrows.client.StreamOutcome;
import dev.narrows.client.TaskResult;
import dev.narrows.model.Task;
import dev.narrows.runtime.EdgeCoding;
import dev.narrows.runtime.EdgeEncoder;
import dev.narrows.runtime.EncodedPicture;
import dev.narrows.serve.NarrowsServer;
import dev.narrows.serve.ServerOptions;
import dev.narrows.serve.grpc.GrpcOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A stream to the real server, which is killed, returns, ends in order and returns again. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ServedStreamTest {
  private static final Path MODEL = Path.of("../models/street");
  private static final int PICTURES = 150;
  private static final int DIFFERENT = 7;
  private static final int SIDE = 32;
  private static final Set<Task> TASKS = Set.of(Task.SEGMENTATION);

  @TempDir private Path folder;

  private final List<StreamOutcome> outcomes = new ArrayList<>();

  @Test
  void everyPictureIsDeliveredOnceAndInOrder() throws Exception {
    List<EncodedPicture> pictures = pictures();
    CountDownLatch some = new CountDownLatch(15);
    CountDownLatch most = new CountDownLatch(60);
    ServerProcess first = ServerProcess.start(MODEL, folder);
    int port = first.port();
    NarrowsServer[] server = new NarrowsServer[1];
    ClientOptions quick =
        ClientOptions.of("localhost:" + port)
            .withRetries(new RetryPolicy(50, Duration.ofMillis(10), Duration.ofMillis(200)));
    StreamOptions patient =
        StreamOptions.of("street", TASKS, DropPolicy.NONE)
            .withTimes(Duration.ofMinutes(4), Duration.ofMinutes(4));
    List<byte[]> alone = new ArrayList<>();
    try (NarrowsClient client = NarrowsClient.open(quick)) {
      for (EncodedPicture picture : pictures) {
        alone.add(classIds(client.infer(InferenceRequest.of("street", picture, TASKS))));
      }
      PictureStream<Integer> stream =
          client.stream(
              patient,
              pictures::get,
              outcome -> {
                outcomes.add(outcome);
                some.countDown();
                most.countDown();
              });
      Thread operator =
          new Thread(
              () -> {
                try {
                  some.await();
                  first.kill();
                  server[0] = NarrowsServer.start(options(port));
                  most.await();
                  server[0].drain();
                  server[0] = NarrowsServer.start(options(port));
                } catch (InterruptedException | IOException e) {
                  throw new IllegalStateException(e);
                }
              });
      operator.start();
      for (int i = 0; i < PICTURES; i++) {
        stream.offer(i % DIFFERENT);
      }
      stream.finish();
      operator.join();
    } finally {
      first.close();
      if (server[0] != null) {
        server[0].close();
      }
    }
    assertThat(outcomes).hasSize(PICTURES);
    for (int i = 0; i < PICTURES; i++) {
      assertThat(outcomes.get(i)).isInstanceOf(StreamOutcome.Delivered.class);
      StreamOutcome.Delivered delivered = (StreamOutcome.Delivered) outcomes.get(i);
      assertThat(delivered.sequence()).isEqualTo(i);
      assertThat(classIds(delivered.answer())).isEqualTo(alone.get(i % DIFFERENT));
    }
  }

  private static byte[] classIds(Answer answer) {
    return ((TaskResult.Segmentation) answer.results().get(Task.SEGMENTATION)).classIds();
  }

  private static ServerOptions options(int port) {
    ServerOptions local = ServerOptions.local(List.of(MODEL));
    return new ServerOptions(
        local.models(),
        local.repository(),
        local.limits(),
        local.batches(),
        new GrpcOptions("127.0.0.1", port, GrpcOptions.WINDOW),
        local.http(),
        local.tokens(),
        local.certificates(),
        local.drain());
  }

  private static List<EncodedPicture> pictures() throws IOException {
    try (EdgeEncoder edge = EdgeEncoder.open(MODEL)) {
      List<EncodedPicture> pictures = new ArrayList<>();
      for (int seed : IntStream.range(0, DIFFERENT).toArray()) {
        byte[] rgb = new byte[3 * SIDE * SIDE];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < rgb.length; i++) {
          rgb[i] = (byte) random.nextInt();
        }
        pictures.add(edge.encode(rgb, SIDE, SIDE, new EdgeCoding.Latents(TASKS, List.of(10))));
      }
      return pictures;
    }
  }
}
