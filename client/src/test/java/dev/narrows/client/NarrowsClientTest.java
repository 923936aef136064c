package dev.narrows.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.narrows.model.Task;
import io.grpc.Metadata;
import io.grpc.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls of a client to a real server: what comes back, and what befalls them. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class NarrowsClientTest {
  /** So short that tests do not wait, and attempts enough for a busy machine. */
  private static final RetryPolicy QUICK =
      new RetryPolicy(4, Duration.ofMillis(10), Duration.ofMillis(40));

  private final Trouble trouble = new Trouble();

  @Test
  void theOutputsAreThoseOfTheCloudHalf() throws IOException {
    try (SmallServer server = SmallServer.start(trouble);
        NarrowsClient client = NarrowsClient.open(options(server))) {
      Answer answer = client.infer(request(0, Set.of()));

      assertThat(StreetModel.contents(answer.results()))
          .isEqualTo(StreetModel.expected(0, Set.of()));
      assertThat(answer.results().keySet()).containsExactly(Task.values());
      assertThat(answer.modelVersion()).isEqualTo("1");
      assertThat(answer.attempts()).isOne();
      assertThat(answer.batch()).isEqualTo(3);
      assertThat(answer.times().queue()).isEqualTo(70_000);
      assertThat(answer.times().cloud()).isEqualTo(30_000);
      assertThat(answer.times().edge()).isEqualTo(StreetModel.encoded(0).nanoseconds());
      assertThat(answer.times().network()).isPositive();
      assertThat(trouble.ids()).containsExactly(answer.id());
    }
  }

  @Test
  void onlyTheTasksAskedForComeBack() throws IOException {
    try (SmallServer server = SmallServer.start(trouble);
        NarrowsClient client = NarrowsClient.open(options(server))) {
      Set<Task> tasks = Set.of(Task.DISPARITY);
      assertThat(StreetModel.contents(client.infer(request(1, tasks)).results()))
          .isEqualTo(StreetModel.expected(1, tasks));
    }
  }

  @Test
  void theServerTellsOfItsModels() throws IOException {
    try (SmallServer server = SmallServer.start(trouble);
        NarrowsClient client = NarrowsClient.open(options(server))) {
      ModelInfo model = client.model("street");
      assertThat(model.versions()).containsExactly("1");
      assertThat(model.platform()).isEqualTo("narrows");
      assertThat(model.inputs())
          .containsExactly(new ModelInfo.TensorInfo("bitstream", "BYTES", List.of(-1L)));
      assertThat(client.ready("street")).isTrue();
      assertThat(client.ready("avenue")).isFalse();
      fails(
          () -> client.model("avenue"),
          Status.Code.NOT_FOUND,
          "server %s: not found: model: expected street, found avenue".formatted(server.target()));
    }
  }

  @Test
  void aRefusedCallIsMadeAgainUnderItsIdWhenTheServerSays() throws IOException {
    trouble.refuse(Status.RESOURCE_EXHAUSTED.withDescription("queue: full"), "150");
    trouble.refuse(Status.UNAVAILABLE.withDescription("ending"), "50");
    try (SmallServer server = SmallServer.start(trouble);
        NarrowsClient client = NarrowsClient.open(options(server).withRetries(QUICK))) {
      Answer answer = client.infer(request(2, Set.of()));

      assertThat(answer.attempts()).isEqualTo(3);
      assertThat(trouble.ids()).hasSize(3);
      assertThat(new HashSet<>(trouble.ids())).containsExactly(answer.id());
      // What the server asked for; the policy's own would be at most 60 ms.
      assertThat(answer.times().waiting()).isGreaterThan(Duration.ofMillis(200).toNanos());
      assertThat(trouble.headers().orElseThrow().get(key("x-request-id"))).isEqualTo(answer.id());
    }
  }

  @Test
  void callsThatNoRetryMendsFailAtOnce() throws IOException {
    try (SmallServer server = SmallServer.start(trouble);
        NarrowsClient client = NarrowsClient.open(options(server).withRetries(QUICK))) {
      byte[] damaged = StreetModel.encoded(3).bitstream().clone();
      damaged[20] ^= 1;
      fails(
          () -> client.infer(InferenceRequest.of("street", damaged, Set.of())),
          Status.Code.INVALID_ARGUMENT,
          "server " + server.target() + ": invalid argument: damaged bitstream: ");

      trouble.refuse(Status.RESOURCE_EXHAUSTED.withDescription("never for you"), "-1");
      fails(
          () -> client.infer(request(3, Set.of())),
          Status.Code.RESOURCE_EXHAUSTED,
          "server " + server.target() + ": resource exhausted: never for you");
      assertThat(trouble.ids()).hasSize(2);
    }
  }

  @Test
  void attemptsComeToAnEnd() throws IOException {
    for (int i = 0; i < 5; i++) {
      trouble.refuse(Status.UNAVAILABLE.withDescription("not yet"));
    }
    try (SmallServer server = SmallServer.start(trouble);
        NarrowsClient client = NarrowsClient.open(options(server).withRetries(QUICK))) {
      fails(
          () -> client.infer(request(4, Set.of())),
          Status.Code.UNAVAILABLE,
          "server %s: unavailable: not yet (after 4 attempts)".formatted(server.target()));
      assertThat(trouble.ids()).hasSize(4);
    }
  }

  @Test
  void aSlowServerMeetsTheDeadline() throws IOException {
    trouble.close();
    try (SmallServer server = SmallServer.start(trouble);
        NarrowsClient client =
            NarrowsClient.open(options(server).withTimes(millis(400), millis(400)))) {
      fails(
          () -> client.infer(request(5, Set.of())),
          Status.Code.DEADLINE_EXCEEDED,
          "server " + server.target() + ": deadline exceeded: ");
    } finally {
      trouble.open();
    }
  }

  @Test
  void aHintBeyondTheDeadlineIsNotWaitedFor() throws IOException {
    trouble.refuse(Status.RESOURCE_EXHAUSTED.withDescription("queue: full"), "600000");
    try (SmallServer server = SmallServer.start(trouble);
        NarrowsClient client = NarrowsClient.open(options(server))) {
      fails(
          () -> client.infer(request(6, Set.of())),
          Status.Code.RESOURCE_EXHAUSTED,
          "server " + server.target() + ": resource exhausted: queue: full");
    }
  }

  @Test
  void aServerThatVanishesIsNamedAndFoundAgainWhenItReturns() throws IOException {
    SmallServer first = SmallServer.start(trouble);
    try (NarrowsClient client = NarrowsClient.open(options(first).withRetries(QUICK))) {
      client.infer(request(7, Set.of()));
      first.kill();
      fails(
          () -> client.infer(request(7, Set.of())),
          Status.Code.UNAVAILABLE,
          "server " + first.target() + ": unavailable: ");
      try (SmallServer again = SmallServer.start(first.port(), trouble)) {
        assertThat(again.port()).isEqualTo(first.port());
        assertThat(StreetModel.contents(client.infer(request(8, Set.of())).results()))
            .isEqualTo(StreetModel.expected(8, Set.of()));
      }
    }
  }

  @Test
  void aSilentConnectionIsReplacedByAnother() throws IOException {
    try (SmallServer server = SmallServer.start(trouble);
        FreezingProxy proxy = new FreezingProxy(server.port());
        NarrowsClient client =
            NarrowsClient.open(
                ClientOptions.of(proxy.target())
                    .withRetries(new RetryPolicy(100, millis(10), millis(10)))
                    .withTimes(Duration.ofMinutes(4), Duration.ofSeconds(2)))) {
      client.infer(request(9, Set.of()));
      proxy.freeze();
      Answer answer = client.infer(request(10, Set.of()));

      assertThat(answer.attempts()).isGreaterThan(1);
      assertThat(proxy.connections()).isGreaterThan(1);
      assertThat(StreetModel.contents(answer.results()))
          .isEqualTo(StreetModel.expected(10, Set.of()));
    }
  }

  @Test
  void answersThatAreTooLargeAreRefused() throws IOException {
    try (SmallServer server = SmallServer.start(trouble)) {
      ClientOptions usual = options(server).withRetries(RetryPolicy.none());
      ClientOptions small =
          new ClientOptions(
              usual.target(),
              usual.security(),
              usual.token(),
              usual.deadline(),
              usual.patience(),
              usual.retries(),
              100);
      try (NarrowsClient client = NarrowsClient.open(small)) {
        fails(
            () -> client.infer(request(11, Set.of())),
            Status.Code.RESOURCE_EXHAUSTED,
            "server " + server.target() + ": resource exhausted: ");
      }
    }
  }

  private static void fails(ThrowingCallable call, Status.Code code, String beginning) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            CallException.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(code);
              assertThat(failure.getMessage().lines()).hasSize(1);
            })
        .hasMessageStartingWith(beginning);
  }

  private static ClientOptions options(SmallServer server) {
    return ClientOptions.of(server.target())
        .withTimes(Duration.ofMinutes(2), Duration.ofMinutes(1));
  }

  private static InferenceRequest request(int picture, Set<Task> tasks) {
    return InferenceRequest.of("street", StreetModel.encoded(picture), tasks);
  }

  private static Metadata.Key<String> key(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }

  private static Duration millis(long count) {
    return Duration.ofMillis(count);
  }
}
