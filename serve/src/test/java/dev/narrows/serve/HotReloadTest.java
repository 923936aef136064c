package dev.narrows.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.protocol.inference.ModelReadyRequest;
import dev.narrows.runtime.RuntimeOptions;
import dev.narrows.serve.models.RepositoryOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models come, change and go while requests run. */
final class HotReloadTest {
  private static final RepositoryOptions QUICK =
      new RepositoryOptions(Duration.ofMillis(50), Duration.ofMinutes(5), new RuntimeOptions(1));

  private static final byte[] BITSTREAM = Street.bitstreams().get(0);

  @TempDir private Path folder;
  private NarrowsServer server;
  private Caller caller;

  @BeforeEach
  void start() throws IOException {
    Street.copy(Street.LATENTS, folder.resolve("street"));
    server = NarrowsServer.start(ServerOptions.local(List.of(folder)).with(QUICK));
    caller = Caller.of(server);
  }

  @AfterEach
  void stop() {
    caller.close();
    server.close();
  }

  @Test
  void replacingADirectoryUnderLoadFailsNoRequest() throws Exception {
    Path model = folder.resolve("street");
    double before = loads();
    underLoad(
        () -> {
          // The clumsy way, with a while in which nothing is there, and then half of it.
          Street.delete(model);
          Street.copy(Street.LATENTS, model);
          await(() -> loads() > before);
          // The careful way.
          Street.copy(Street.LATENTS, folder.resolve(".street-new"));
          Files.move(model, folder.resolve(".street-old"));
          Files.move(folder.resolve(".street-new"), model);
          await(() -> loads() > before + 1);
          return null;
        });
  }

  @Test
  void bitstreamsOfTheModelBeforeAreStillAnswered() throws Exception {
    Path model = folder.resolve("street");
    double before = loads();
    underLoad(
        () -> {
          Street.delete(model);
          Street.copy(Street.FEATURES, model);
          await(() -> loads() > before);
          return null;
        });
  }

  @Test
  void modelsComeAndGo() throws Exception {
    assertThat(ready("late", "")).isFalse();
    Street.copy(Street.LATENTS, folder.resolve("late/3"));
    await(() -> ready("late", "3"));
    Street.copy(Street.LATENTS, folder.resolve("late/20"));
    await(() -> ready("late", "20"));
    assertThat(caller.infer("late", BITSTREAM).getModelVersion()).isEqualTo("20");
    Street.delete(folder.resolve("late/20"));
    await(() -> !ready("late", "20"));
    assertThat(caller.infer("late", BITSTREAM).getModelVersion()).isEqualTo("3");
  }

  @Test
  void damagedDirectoriesAreNotTaken() throws Exception {
    Path model = folder.resolve("street");
    byte[] damaged = Files.readAllBytes(model.resolve("cloud-disparity.onnx"));
    damaged[damaged.length / 2] ^= 1;
    Files.write(model.resolve("cloud-disparity.onnx"), damaged);
    Street.copy(Street.LATENTS, folder.resolve("witness"));
    // It has been looked at twice since: once to see it, once to load it.
    await(() -> ready("witness", ""));
    assertThat(caller.infer("street", BITSTREAM).getOutputsCount()).isEqualTo(3);
  }

  private double loads() {
    return server.metrics().get("narrows.model.loads").functionCounter().count();
  }

  private boolean ready(String name, String version) {
    return caller
        .stub()
        .modelReady(ModelReadyRequest.newBuilder().setName(name).setVersion(version).build())
        .getReady();
  }

  /** Requests run during all of a change; each must be answered. */
  private void underLoad(Callable<Void> change) throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    ExecutorService clients = Executors.newFixedThreadPool(2);
    try {
      Callable<Integer> client =
          () -> {
            int answered = 0;
            while (!enough.get()) {
              assertThat(caller.infer("street", BITSTREAM).getOutputsCount()).isEqualTo(3);
              answered++;
            }
            return answered;
          };
      Future<Integer> first = clients.submit(client);
      Future<Integer> second = clients.submit(client);
      try {
        change.call();
      } finally {
        enough.set(true);
      }
      assertThat(first.get(Caller.PATIENCE_SECONDS, TimeUnit.SECONDS)).isPositive();
      assertThat(second.get(Caller.PATIENCE_SECONDS, TimeUnit.SECONDS)).isPositive();
    } finally {
      clients.shutdownNow();
    }
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Caller.PATIENCE_SECONDS);
    while (!condition.call()) {
      assertThat(System.nanoTime()).as("patience").isLessThan(end);
      Thread.sleep(20);
    }
  }
}
