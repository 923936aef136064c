package dev.narrows.benchmarks;

import dev.narrows.benchmarks.FuzzTarget.Seed;
import dev.narrows.feature.FeatureShape;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Reads damaged bitstreams, payloads, priors and latent models: each must give a tensor or be
 * refused, in a second and in bounded memory. Prints a table, and ends with 1 if a reader did
 * anything else.
 */
public final class BitstreamFuzzer {
  /** How often an undamaged one is read between the damaged ones. */
  private static final int UNDAMAGED_EVERY = 500;

  private static final int HANG_SECONDS = 120;
  private static final int PROGRESS_SECONDS = 10;
  private static final int MOST_HEX_BYTES = 2000;

  private final SplittableRandom random;
  private final TreeMap<String, String> faults = new TreeMap<>();
  private volatile FuzzCall current;
  private volatile long started;
  private volatile long done;

  private BitstreamFuzzer(long seed) {
    random = new SplittableRandom(seed);
  }

  /**
   * Runs it.
   *
   * @param arguments how many mutations, the seed and, where not all is to be read, how the names
   *     of what is read start
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length < 2 || arguments.length > 3) {
      System.err.println("expected: mutations seed [start of names]");
      System.exit(2);
    }
    long mutations = Long.parseLong(arguments[0]);
    String start = arguments.length > 2 ? arguments[2] : "";
    List<FuzzTarget> targets =
        new FuzzCorpus().targets().stream().filter(t -> t.name().startsWith(start)).toList();
    if (targets.isEmpty()) {
      System.err.println("expected the start of a name, found " + start);
      System.exit(2);
    }
    System.exit(new BitstreamFuzzer(Long.parseLong(arguments[1])).run(mutations, targets));
  }

  private int run(long mutations, List<FuzzTarget> targets) throws InterruptedException {
    long weights = targets.stream().mapToLong(FuzzTarget::weight).sum();
    Thread worker =
        new Thread(
            () -> {
              System.out.println(FuzzTally.head());
              long given = 0;
              long weight = 0;
              for (FuzzTarget target : targets) {
                weight += target.weight();
                long upTo = mutations * weight / weights;
                fuzz(target, upTo - given);
                given = upTo;
              }
            });
    worker.setDaemon(true);
    worker.start();
    watch(worker, mutations);
    faults.forEach((fault, example) -> System.out.println(fault + "\n  " + example));
    System.out.println(done + " mutations, " + faults.size() + " different faults");
    return faults.isEmpty() && done == mutations ? 0 : 1;
  }

  /** Shows the progress, and gives up where a call does not come back. */
  private void watch(Thread worker, long mutations) throws InterruptedException {
    while (worker.isAlive()) {
      worker.join(PROGRESS_SECONDS * 1000L);
      System.err.println(done + " of " + mutations + ", " + faults.size() + " faults");
      FuzzCall call = current;
      if (call != null && System.nanoTime() - started > HANG_SECONDS * 1_000_000_000L) {
        note(call, "does not come back");
        return;
      }
    }
  }

  private void fuzz(FuzzTarget target, long mutations) {
    Mutator mutator = new Mutator(random.split());
    FuzzTally tally = new FuzzTally(target.name());
    for (long i = 0; i < mutations; i++) {
      if (i % UNDAMAGED_EVERY == 0) {
        undamaged(target, seedOf(target));
      }
      Seed seed = seedOf(target);
      FuzzCall call = damaged(target, seed, mutator);
      try {
        tally.count(run(call, seed.symbols()), call.nanoseconds(), call.allocated());
      } catch (FuzzCall.Fault e) {
        note(call, e.getMessage());
      }
      done++;
    }
    System.out.println(tally.row());
  }

  private FuzzCall damaged(FuzzTarget target, Seed seed, Mutator mutator) {
    byte[] other = seedOf(target).bytes();
    return switch (target.kind()) {
      case PAYLOAD -> damagedPayload(target, seed, mutator.mutated(seed.bytes(), other));
      case PRIORS -> {
        byte[] mutated = mutator.mutated(seed.bytes(), other);
        yield call(target, seed, random.nextBoolean() ? Mutator.sealed(mutated) : mutated);
      }
      case BITSTREAM, LAYERS -> call(target, seed, damagedBitstream(target, seed, mutator));
    };
  }

  /** Half of them pass the checksums, and half of these the lengths too. */
  private byte[] damagedBitstream(FuzzTarget target, Seed seed, Mutator mutator) {
    byte[] other = seedOf(target).bytes();
    int way = random.nextInt(4);
    if (way > 0) {
      byte[] mutated = mutator.mutated(seed.bytes(), other);
      return way == 1 ? Mutator.sealed(mutated) : mutated;
    }
    BitstreamParts parts = BitstreamParts.of(seed.bytes());
    BitstreamParts others = BitstreamParts.of(other);
    BitstreamParts mutated =
        random.nextBoolean()
            ? parts.withHeader(mutator.mutated(parts.header(), others.header()))
            : parts.withPayload(mutator.mutated(parts.payload(), others.payload()));
    return mutated.bytes(target.kind() == FuzzTarget.Kind.LAYERS);
  }

  private FuzzCall damagedPayload(FuzzTarget target, Seed seed, byte[] bytes) {
    if (random.nextInt(8) > 0) {
      return call(target, seed, bytes);
    }
    int channels = random.nextBoolean() ? seed.shape().channels() : 1 + random.nextInt(64);
    FeatureShape another =
        new FeatureShape(channels, 1 + random.nextInt(32), 1 + random.nextInt(32));
    return new FuzzCall(target, bytes, another, 1 + random.nextInt(16));
  }

  private static FuzzCall call(FuzzTarget target, Seed seed, byte[] bytes) {
    return new FuzzCall(target, bytes, seed.shape(), seed.bits());
  }

  private void undamaged(FuzzTarget target, Seed seed) {
    FuzzCall call = call(target, seed, seed.bytes());
    try {
      if (run(call, seed.symbols()) != FuzzCall.Outcome.RIGHT) {
        note(call, "gave another tensor of undamaged bytes");
      }
    } catch (FuzzCall.Fault e) {
      note(call, e.getMessage());
    }
  }

  private FuzzCall.Outcome run(FuzzCall call, short[] right) throws FuzzCall.Fault {
    started = System.nanoTime();
    current = call;
    try {
      return call.run(right);
    } finally {
      current = null;
    }
  }

  private synchronized void note(FuzzCall call, String fault) {
    byte[] bytes = call.bytes();
    String hex = HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, MOST_HEX_BYTES));
    String where = call.target().name() + ": " + fault;
    if (faults.putIfAbsent(where, hex) == null) {
      System.err.println("FAULT " + where);
    }
  }

  private Seed seedOf(FuzzTarget target) {
    return target.seeds().get(random.nextInt(target.seeds().size()));
  }
}
