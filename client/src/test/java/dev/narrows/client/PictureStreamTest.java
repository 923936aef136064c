package dev.narrows.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.narrows.client.StreamOutcome.Delivered;
import dev.narrows.client.StreamOutcome.Dropped;
import dev.narrows.client.StreamOutcome.Failed;
import dev.narrows.model.Task;
import dev.narrows.runtime.EncodedPicture;
import io.grpc.InsecureServerCredentials;
import io.grpc.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every picture of a stream has one outcome, in order, whatever befalls the server. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PictureStreamTest {
  private static final Set<Task> TASKS = Set.of(Task.SEGMENTATION, Task.DISPARITY);
  private static final Duration LONG = Duration.ofMinutes(4);
  private static final RetryPolicy QUICK =
      new RetryPolicy(50, Duration.ofMillis(10), Duration.ofMillis(100));

  private final Trouble trouble = new Trouble();

  /** What the listener was told, by its one thread. */
  private final List<StreamOutcome> outcomes = new ArrayList<>();

  @Test
  void everyPictureIsDeliveredInOrder() throws Exception {
    try (SmallServer server = SmallServer.start(trouble);
        NarrowsClient client = client(server.target())) {
      PictureStream<Integer> stream = stream(client, DropPolicy.NONE);
      offer(stream, 0, 40);
      stream.finish();
    }
    assertDelivered(0, 40);
    assertThat(outcomes).hasSize(40);
    Delivered last = (Delivered) outcomes.get(39);
    assertThat(last.bytes()).isEqualTo(StreetModel.encoded(39).bytes());
    assertThat(last.answer().times().queue()).isEqualTo(70_000);
    assertThat(last.answer().times().cloud()).isEqualTo(30_000);
  }

  @Test
  void aServerThatIsKilledAndReturnsCostsNoPicture() throws Exception {
    SmallServer[] server = {SmallServer.start(trouble)};
    int port = server[0].port();
    AtomicInteger answers = new AtomicInteger();
    CountDownLatch twenty = new CountDownLatch(20);
    CountDownLatch forty = new CountDownLatch(40);
    trouble.atAnswer(
        () -> {
          answers.incrementAndGet();
          twenty.countDown();
          forty.countDown();
        });
    try (NarrowsClient client = client(server[0].target())) {
      PictureStream<Integer> stream = stream(client, DropPolicy.NONE);
      Thread killer =
          new Thread(
              () -> {
                for (CountDownLatch moment : new CountDownLatch[] {twenty, forty}) {
                  try {
                    moment.await();
                    server[0].kill();
                    server[0] = SmallServer.start(port, trouble);
                  } catch (InterruptedException | IOException e) {
                    throw new IllegalStateException(e);
                  }
                }
              });
      killer.start();
      offer(stream, 0, 80);
      stream.finish();
      killer.join();
    } finally {
      server[0].kill();
    }
    assertDelivered(0, 80);
    assertThat(outcomes).hasSize(80);
    // Those that were with the server when it was killed came again, under the same ids.
    assertThat(new HashSet<>(trouble.ids())).hasSize(80);
  }

  @Test
  void theOldestGiveWayToTheNewest() throws Exception {
    overfill(DropPolicy.OLDEST);
    assertThat(sequences(Delivered.class)).containsExactly(0L, 1L, 2L, 21L, 22L);
    assertThat(sequences(Dropped.class))
        .containsExactlyElementsOf(LongStream.range(3, 21).boxed().toList());
  }

  @Test
  void theNewestGiveWayToTheOldest() throws Exception {
    overfill(DropPolicy.NEWEST);
    assertThat(sequences(Delivered.class)).containsExactly(0L, 1L, 2L, 3L, 4L);
    assertThat(sequences(Dropped.class))
        .containsExactlyElementsOf(LongStream.range(5, 23).boxed().toList());
  }

  /** Three pictures are with a server that does not answer, two wait, and 18 have no room. */
  private void overfill(DropPolicy policy) throws Exception {
    trouble.close();
    try (SmallServer server = SmallServer.start(trouble);
        NarrowsClient client = client(server.target())) {
      PictureStream<Integer> stream =
          client.stream(options(policy).withRoom(2, 3), StreetModel::encoded, outcomes::add);
      for (int i = 0; i < 3; i++) {
        stream.offer(i);
        while (trouble.ids().size() <= i) {
          Thread.sleep(5);
        }
      }
      offer(stream, 3, 23);
      trouble.open();
      stream.finish();
    }
    assertThat(outcomes).hasSize(23);
  }

  @Test
  void aRefusedPictureIsSentAgainAndOneThatIsHopelessFails() throws Exception {
    trouble.refuse(Status.RESOURCE_EXHAUSTED.withDescription("queue: full"), "20");
    trouble.refuse(Status.UNAVAILABLE.withDescription("ending"));
    trouble.refuse(Status.INVALID_ARGUMENT.withDescription("bitstream: damaged"));
    try (SmallServer server = SmallServer.start(trouble);
        NarrowsClient client = client(server.target())) {
      PictureStream<Integer> stream = stream(client, DropPolicy.NONE);
      offer(stream, 0, 12);
      stream.finish();

      assertThat(outcomes.stream().map(StreamOutcome::sequence))
          .containsExactlyElementsOf(LongStream.range(0, 12).boxed().toList());
      List<StreamOutcome> failed = outcomes.stream().filter(Failed.class::isInstance).toList();
      assertThat(failed).hasSize(1);
      assertThat(((Failed) failed.get(0)).failure())
          .isInstanceOf(CallException.class)
          .hasMessageStartingWith(
              "server " + server.target() + ": invalid argument: bitstream: damaged");
      assertThat(trouble.ids()).hasSize(14);
      assertThat(new HashSet<>(trouble.ids())).hasSize(12);
    }
  }

  @Test
  void aSilentConnectionIsReplacedByAnother() throws Exception {
    try (SmallServer server = SmallServer.start(trouble);
        FreezingProxy proxy = new FreezingProxy(server.port());
        NarrowsClient client = client(proxy.target())) {
      StreamOptions impatient =
          options(DropPolicy.NONE).withTimes(Duration.ofSeconds(1), Duration.ofMinutes(4));
      PictureStream<Integer> stream = client.stream(impatient, StreetModel::encoded, outcomes::add);
      CountDownLatch some = new CountDownLatch(6);
      trouble.atAnswer(
          () -> {
            some.countDown();
            if (some.getCount() == 0 && proxy.connections() == 1) {
              proxy.freeze();
            }
          });
      offer(stream, 0, 24);
      stream.finish();
      assertThat(proxy.connections()).isGreaterThan(1);
    }
    assertDelivered(0, 24);
  }

  @Test
  void aServerThatStaysAwayEndsTheStream() throws Exception {
    SmallServer gone = SmallServer.start(trouble);
    gone.kill();
    try (NarrowsClient client = client(gone.target())) {
      StreamOptions impatient = options(DropPolicy.NONE).withTimes(LONG, Duration.ofMillis(300));
      PictureStream<Integer> stream = client.stream(impatient, StreetModel::encoded, outcomes::add);
      assertThatThrownBy(
              () -> {
                offer(stream, 0, 100);
              })
          .isInstanceOf(CallException.class)
          .hasMessageContaining(gone.target() + ": unavailable: no answer for 300 ms");
      assertThatThrownBy(stream::finish).isInstanceOf(CallException.class);
    }
    assertThat(outcomes).isNotEmpty().allMatch(Failed.class::isInstance);
    assertThat(outcomes.stream().map(StreamOutcome::sequence))
        .containsExactlyElementsOf(LongStream.range(0, outcomes.size()).boxed().toList());
  }

  @Test
  void aStrangerIsToldSoOnceAndForAll() throws Exception {
    try (SmallServer server =
            SmallServer.start(
                0, trouble, InsecureServerCredentials.create(), Optional.of("open-sesame"));
        NarrowsClient client = client(server.target())) {
      PictureStream<Integer> stream = stream(client, DropPolicy.OLDEST);
      stream.offer(0);
      assertThatThrownBy(stream::finish)
          .isInstanceOf(CallException.class)
          .hasMessage("server " + server.target() + ": unauthenticated: token: wrong or missing");
      assertThat(sequences(Failed.class)).containsExactly(0L);
    }
  }

  @Test
  void aPictureThatCannotBeEncodedFailsAlone() throws Exception {
    PictureEncoder<Integer> encoder =
        picture -> {
          if (picture == 3) {
            throw new IOException("picture: too dark");
          }
          return StreetModel.encoded(picture);
        };
    try (SmallServer server = SmallServer.start(trouble);
        NarrowsClient client = client(server.target())) {
      PictureStream<Integer> stream =
          client.stream(options(DropPolicy.NONE), encoder, outcomes::add);
      offer(stream, 0, 6);
      stream.finish();
    }
    assertThat(sequences(Delivered.class)).containsExactly(0L, 1L, 2L, 4L, 5L);
    assertThat(((Failed) outcomes.get(3)).failure()).hasMessage("picture: too dark");
  }

  @Test
  void aClosedStreamTellsOfEveryPicture() throws Exception {
    trouble.close();
    try (SmallServer server = SmallServer.start(trouble);
        NarrowsClient client = client(server.target())) {
      PictureStream<Integer> stream = stream(client, DropPolicy.OLDEST);
      offer(stream, 0, 30);
      stream.close();
      trouble.open();
      assertThatThrownBy(() -> stream.offer(30)).isInstanceOf(CallException.class);
    }
    assertThat(outcomes.stream().map(StreamOutcome::sequence))
        .containsExactlyInAnyOrderElementsOf(LongStream.range(0, 30).boxed().toList());
  }

  @Test
  void aPictureThatIsBeingEncodedWhenTheStreamIsClosedIsToldOfToo() throws Exception {
    CountDownLatch encoding = new CountDownLatch(1);
    CountDownLatch closing = new CountDownLatch(1);
    PictureEncoder<Integer> slow =
        picture -> {
          encoding.countDown();
          try {
            closing.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return StreetModel.encoded(picture);
        };
    try (SmallServer server = SmallServer.start(trouble);
        NarrowsClient client = client(server.target())) {
      PictureStream<Integer> stream =
          client.stream(options(DropPolicy.OLDEST), slow, outcomes::add);
      offer(stream, 0, 1);
      encoding.await();
      offer(stream, 1, 4);
      Thread closer = new Thread(stream::close);
      closer.start();
      while (closer.getState() != Thread.State.WAITING) {
        Thread.sleep(5);
      }
      closing.countDown();
      closer.join();
    }
    assertThat(sequences(Failed.class)).containsExactly(0L, 1L, 2L, 3L);
    assertThat(outcomes).hasSize(4);
  }

  @Test
  void anEncoderThatFailsEndsTheStream() throws Exception {
    try (SmallServer server = SmallServer.start(trouble);
        NarrowsClient client = client(server.target())) {
      PictureStream<Integer> stream =
          client.stream(
              options(DropPolicy.OLDEST),
              picture -> {
                throw new IllegalStateException("no eyes");
              },
              outcomes::add);
      stream.offer(0);
      assertThatThrownBy(stream::finish)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("no eyes");
    }
    assertThat(sequences(Failed.class)).containsExactly(0L);
  }

  @Test
  void aListenerThatFailsEndsTheStream() throws Exception {
    try (SmallServer server = SmallServer.start(trouble);
        NarrowsClient client = client(server.target())) {
      PictureStream<Integer> stream =
          client.stream(
              options(DropPolicy.OLDEST),
              StreetModel::encoded,
              outcome -> {
                throw new IllegalStateException("no ears");
              });
      stream.offer(0);
      assertThatThrownBy(stream::finish)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("no ears");
    }
  }

  private static NarrowsClient client(String target) throws IOException {
    return NarrowsClient.open(ClientOptions.of(target).withRetries(QUICK).withTimes(LONG, LONG));
  }

  private static StreamOptions options(DropPolicy policy) {
    return StreamOptions.of("street", TASKS, policy).withTimes(LONG, LONG);
  }

  private PictureStream<Integer> stream(NarrowsClient client, DropPolicy policy) {
    PictureEncoder<Integer> encoder = PictureStreamTest::encoded;
    return client.stream(options(policy), encoder, outcomes::add);
  }

  private static EncodedPicture encoded(int picture) {
    return StreetModel.encoded(picture);
  }

  private static void offer(PictureStream<Integer> stream, int from, int to)
      throws IOException, InterruptedException {
    for (int i = from; i < to; i++) {
      assertThat(stream.offer(i)).isEqualTo(i);
    }
  }

  private List<Long> sequences(Class<? extends StreamOutcome> kind) {
    return outcomes.stream().filter(kind::isInstance).map(StreamOutcome::sequence).toList();
  }

  /** Once each, in order, with the right results. */
  private void assertDelivered(int from, int to) throws IOException {
    assertThat(sequences(Delivered.class))
        .containsExactlyElementsOf(LongStream.range(from, to).boxed().toList());
    for (int i : IntStream.range(from, to).toArray()) {
      assertThat(StreetModel.contents(((Delivered) outcomes.get(i - from)).answer().results()))
          .isEqualTo(StreetModel.expected(i, TASKS));
    }
  }
}
