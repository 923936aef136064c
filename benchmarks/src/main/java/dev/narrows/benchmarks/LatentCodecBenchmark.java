package dev.narrows.benchmarks;

import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.latent.LatentCodec;
import dev.narrows.latent.Latents;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Latents of 32 and 64 channels in two layers, 16×32, to bytes and back, on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LatentCodecBenchmark {
  /** How many of a hundred latents are not 0. */
  @Param({"8", "20"})
  public int percent;

  private LatentCodec codec;
  private Latents latents;
  private List<byte[]> payloads;

  /** Makes a model and latents that it expects about as they are. */
  @Setup
  public void prepare() {
    LatentSamples samples = new LatentSamples(List.of(32, 64), percent / 100.0, 1);
    codec = new LatentCodec(samples.model());
    latents = samples.latents(16, 32);
    payloads = codec.encode(latents);
    int bytes = payloads.stream().mapToInt(payload -> payload.length).sum();
    double[] ideal = codec.idealBits(latents);
    System.out.printf("%d bytes, ideally %.1f%n", bytes, (ideal[0] + ideal[1]) / 8);
  }

  /** All layers. */
  @Benchmark
  public List<byte[]> encode() {
    return codec.encode(latents);
  }

  /** All layers. */
  @Benchmark
  public Latents decode() throws MalformedBitstreamException {
    return codec.decode(payloads, 16, 32, latents.rates());
  }

  /** The base alone. */
  @Benchmark
  public Latents decodeBase() throws MalformedBitstreamException {
    return codec.decode(payloads.subList(0, 1), 16, 32, latents.rates().subList(0, 1));
  }
}
