package dev.narrows.evaluate.bench;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.SymbolBytes;
import dev.narrows.feature.UnsupportedTensorException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * One codec over tensors, by one thread. A first round over all of them checks that they come back;
 * further rounds let the virtual machine compile and fill caches; then rounds are timed. Of each
 * tensor the fastest time counts, as whatever else runs on a machine only makes it slower. Used
 * once.
 */
public final class CodecBenchmark {
  private static final int MIN_ROUNDS = 3;
  private static final double NANOSECONDS_PER_SECOND = 1e9;

  private final String name;
  private final FeatureCodec codec;
  private final List<NamedTensor> tensors;
  private final byte[][] payloads;
  private final long[] encodeTimes;
  private final long[] decodeTimes;

  private CodecBenchmark(String name, FeatureCodec codec, List<NamedTensor> tensors) {
    this.name = name;
    this.codec = codec;
    this.tensors = tensors;
    payloads = new byte[tensors.size()][];
    encodeTimes = new long[tensors.size()];
    decodeTimes = new long[tensors.size()];
  }

  /**
   * Measures a codec.
   *
   * @param name what to call it in results
   * @param codec the codec
   * @param tensors at least one
   * @param least how long to time it at least, after half as long a warm-up
   * @throws UnsupportedTensorException if the codec cannot take a tensor; the message names both
   * @throws IllegalStateException if it does not give back what it must: then it is at fault
   */
  public static CodecMeasurement measure(
      String name, FeatureCodec codec, List<NamedTensor> tensors, Duration least)
      throws UnsupportedTensorException {
    CodecBenchmark benchmark = new CodecBenchmark(name, codec, tensors);
    long start = System.nanoTime();
    benchmark.check();
    while (System.nanoTime() - start < least.toNanos() / 2) {
      benchmark.round();
    }
    Arrays.fill(benchmark.encodeTimes, Long.MAX_VALUE);
    Arrays.fill(benchmark.decodeTimes, Long.MAX_VALUE);
    start = System.nanoTime();
    for (int i = 0; i < MIN_ROUNDS || System.nanoTime() - start < least.toNanos(); i++) {
      benchmark.round();
    }
    return benchmark.measurement();
  }

  private void check() throws UnsupportedTensorException {
    for (int i = 0; i < payloads.length; i++) {
      NamedTensor named = tensors.get(i);
      payloads[i] = encode(named);
      short[] decoded = decode(named, payloads[i]);
      QuantizedTensor tensor = named.tensor();
      if (codec.lossless() && !Arrays.equals(decoded, tensor.symbols())) {
        int at = Arrays.mismatch(decoded, tensor.symbols());
        throw new IllegalStateException(
            (named.name() + ": codec " + name + ": expected the symbols that were encoded, found")
                + (" others from element " + at + " on"));
      }
      if (decoded.length != tensor.symbols().length
          || QuantizedTensor.firstTooDeep(decoded, tensor.bits()) >= 0) {
        throw new IllegalStateException(
            (named.name() + ": codec " + name + ": expected a tensor of " + tensor.shape())
                + (" and " + tensor.bits() + " bits, found another"));
      }
    }
  }

  private void round() throws UnsupportedTensorException {
    for (int i = 0; i < payloads.length; i++) {
      long start = System.nanoTime();
      byte[] payload = encode(tensors.get(i));
      encodeTimes[i] = Math.min(encodeTimes[i], System.nanoTime() - start);
      if (payload.length != payloads[i].length) {
        throw new IllegalStateException(
            tensors.get(i).name() + ": codec " + name + ": expected the same bytes, found others");
      }
    }
    for (int i = 0; i < payloads.length; i++) {
      long start = System.nanoTime();
      short[] decoded = decode(tensors.get(i), payloads[i]);
      decodeTimes[i] = Math.min(decodeTimes[i], System.nanoTime() - start);
      if (decoded.length == 0) {
        throw new IllegalStateException(name + ": expected symbols, found none");
      }
    }
  }

  private byte[] encode(NamedTensor named) throws UnsupportedTensorException {
    try {
      return codec.encode(named.tensor());
    } catch (UnsupportedTensorException e) {
      UnsupportedTensorException found =
          new UnsupportedTensorException(named.name() + ": " + e.getMessage());
      found.initCause(e);
      throw found;
    }
  }

  private short[] decode(NamedTensor named, byte[] payload) {
    QuantizedTensor tensor = named.tensor();
    try {
      return codec.decode(payload, tensor.shape(), tensor.bits());
    } catch (MalformedBitstreamException e) {
      throw new IllegalStateException(
          named.name() + ": codec " + name + ": refuses its own payload: " + e.getMessage(), e);
    }
  }

  private CodecMeasurement measurement() {
    long elements = 0;
    long symbolBytes = 0;
    for (NamedTensor named : tensors) {
      int own = named.tensor().symbols().length;
      elements += own;
      symbolBytes += (long) own * SymbolBytes.width(named.tensor().bits());
    }
    return new CodecMeasurement(
        name,
        payloads.length,
        elements,
        symbolBytes,
        Arrays.stream(payloads).mapToLong(payload -> payload.length).sum(),
        Arrays.stream(encodeTimes).sum() / NANOSECONDS_PER_SECOND,
        Arrays.stream(decodeTimes).sum() / NANOSECONDS_PER_SECOND,
        codec.lossless());
  }
}
