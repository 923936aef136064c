package dev.narrows.benchmarks.load;

import dev.narrows.benchmarks.load.Clients.Measured;
import dev.narrows.codecs.FeatureCodecs;
import dev.narrows.model.ModelDirectory;
import dev.narrows.runtime.CloudDecoder;
import dev.narrows.runtime.RuntimeOptions;
import dev.narrows.serve.NarrowsServer;
import dev.narrows.serve.ServerOptions;
import dev.narrows.serve.inference.BatchOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures a server under load, with its clients in the same process, and the bare work beside it:
 * both in turn, a few seconds each, so that whatever else the machine does meets both.
 */
public final class LoadProgram {
  /** One turn of one kind of work, seconds. */
  private static final double TURN = 5;

  private LoadProgram() {}

  /**
   * Prints what was measured.
   *
   * @param arguments {@code model=DIR samples=DIR clients=N seconds=S warmup=S batches=N,N delay=MS
   *     workers=N}, each optional
   */
  public static void main(String[] arguments) throws Exception {
    LoadOptions options = LoadOptions.of(arguments);
    ModelDirectory model = ModelDirectory.open(options.model());
    List<byte[]> bitstreams = Bitstreams.of(model, options.samples());
    say(
        "model %s, %d pictures of %d bytes on average, %d clients, %d workers, %d cores",
        options.model(),
        bitstreams.size(),
        bytes(bitstreams) / bitstreams.size(),
        options.clients(),
        options.workers(),
        Runtime.getRuntime().availableProcessors());
    try (CloudDecoder decoder =
            CloudDecoder.open(model, FeatureCodecs::withPriors, new RuntimeOptions(1));
        BareWork bare = BareWork.of(decoder, bitstreams, options.workers())) {
      bare.rate(options.warmUp());
      for (int batch : options.batches()) {
        measure(options, batch, bare, bitstreams);
      }
    }
    System.exit(0);
  }

  private static void measure(
      LoadOptions options, int batch, BareWork bare, List<byte[]> bitstreams) throws Exception {
    BatchOptions batches =
        new BatchOptions(
            options.workers(), batch, Duration.ofMillis(batch == 1 ? 0 : options.delayMillis()));
    ServerOptions server = ServerOptions.local(List.of(options.model())).with(batches);
    String name = options.model().toAbsolutePath().normalize().getFileName().toString();
    try (NarrowsServer running = NarrowsServer.start(server);
        Clients clients = new Clients(options.clients(), running.grpcPort(), name, bitstreams)) {
      clients.saturated(options.warmUp());
      saturation(options, batch, bare, clients);
    }
  }

  private static void saturation(LoadOptions options, int batch, BareWork bare, Clients clients)
      throws Exception {
    int turns = Math.max(1, (int) Math.round(options.seconds() / TURN));
    Turns bareTurns = new Turns();
    Turns servedTurns = new Turns();
    List<Long> nanos = new ArrayList<>();
    int sent = 0;
    Measured last = null;
    long liveBefore = HeapWatch.live();
    try (HeapWatch heap = new HeapWatch()) {
      for (int turn = 0; turn < turns; turn++) {
        ProcessorTime bareTime = new ProcessorTime();
        double bareRate = bare.rate(TURN);
        bareTurns.add(bareRate * TURN, TURN, bareTime);
        ProcessorTime time = new ProcessorTime();
        last = clients.saturated(TURN);
        servedTurns.add(last.latencies().count(), last.seconds(), time);
        sent += last.sent();
        for (long one : last.latencies().sorted()) {
          nanos.add(one);
        }
      }
      Latencies latencies = Latencies.of(nanos.stream().mapToLong(Long::longValue).toArray());
      say(
          "batch %d, saturation: %.1f/s; bare work %.1f/s: %.1f %% above",
          batch,
          servedTurns.rate(),
          bareTurns.rate(),
          100 * (bareTurns.rate() / servedTurns.rate() - 1));
      say(
          "  processor time of a picture %.2f ms, with its client's; bare %.2f ms: %.1f %% above",
          servedTurns.millis(),
          bareTurns.millis(),
          100 * (servedTurns.millis() / bareTurns.millis() - 1));
      say(
          "  compiling and collecting with it: %.2f ms; bare %.2f ms: %.1f %% above",
          servedTurns.processMillis(),
          bareTurns.processMillis(),
          100 * (servedTurns.processMillis() / bareTurns.processMillis() - 1));
      say(
          "  compiling alone %.2f ms, bare %.2f ms; pauses to collect %.2f ms, bare %.2f ms",
          servedTurns.compilingMillis(),
          bareTurns.compilingMillis(),
          servedTurns.pauseMillis(),
          bareTurns.pauseMillis());
      say("  p50 %.1f ms, p99 %.1f ms", latencies.quantile(0.5), latencies.quantile(0.99));
      say(
          "  %d sent, %d answered, %d failed, %d wrong or doubled",
          sent, latencies.count(), last.failures(), last.strangers());
      say(
          "  heap after collections %s MB; live %d MB before, %d MB after",
          heap.floors(), liveBefore, HeapWatch.live());
    }
    double rate = servedTurns.rate();
    Measured half = clients.paced(rate / 2, options.seconds() / 2.0);
    double p50 = half.latencies().quantile(0.5);
    double p99 = half.latencies().quantile(0.99);
    say(
        "  half of that, at random: %.1f/s, p50 %.1f ms, p99 %.1f ms, %.1f times",
        half.rate(), p50, p99, p99 / p50);
  }

  private static long bytes(List<byte[]> bitstreams) {
    return bitstreams.stream().mapToLong(bitstream -> bitstream.length).sum();
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
