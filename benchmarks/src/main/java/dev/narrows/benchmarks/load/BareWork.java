package dev.narrows.benchmarks.load;

import dev.narrows.model.Task;
import dev.narrows.runtime.CloudDecoder;
import dev.narrows.runtime.ReceivedPicture;
import dev.narrows.runtime.TaskOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Decoding and inference without a server, on as many threads as it has workers. */
record BareWork(CloudDecoder decoder, List<byte[]> bitstreams, ExecutorService pool, int threads)
    implements AutoCloseable {
  static BareWork of(CloudDecoder decoder, List<byte[]> bitstreams, int threads) {
    return new BareWork(decoder, bitstreams, Executors.newFixedThreadPool(threads), threads);
  }

  /** Pictures a second. */
  double rate(double seconds) throws Exception {
    long start = System.nanoTime();
    long end = start + (long) (seconds * 1e9);
    Callable<Long> work = () -> until(end);
    long count = 0;
    for (Future<Long> part : pool.invokeAll(Stream.generate(() -> work).limit(threads).toList())) {
      count += part.get();
    }
    return count * 1e9 / (System.nanoTime() - start);
  }

  @Override
  public void close() {
    pool.shutdown();
  }

  private long until(long end) throws IOException {
    long count = 0;
    long bytes = 0;
    while (System.nanoTime() < end) {
      byte[] bitstream = bitstreams.get((int) (count % bitstreams.size()));
      ReceivedPicture picture = decoder.receive(bitstream, Set.of());
      Map<Task, TaskOutput> outputs =
          decoder.run(List.of(decoder.features(picture)), picture.tasks()).get(0);
      for (TaskOutput output : outputs.values()) {
        bytes += result(output);
      }
      count++;
    }
    return bytes > 0 ? count : 0;
  }

  /** What the command line would write: class ids, disparities, a picture. */
  private static long result(TaskOutput output) {
    return switch (output.task()) {
      case SEGMENTATION -> output.classIds().length;
      case DISPARITY -> output.disparity().length;
      case RECONSTRUCTION -> output.rgb().length;
    };
  }
}
