package dev.narrows.benchmarks;

import dev.narrows.codecs.FeatureCodecs;
import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.quantize.MinMaxQuantizer;
import java.io.IOException;
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

/** Encoding and decoding one tensor of the paper's second network, 256×16×32 at 8 bits. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class FeatureCodecBenchmark {
  /** Name of the codec. */
  @Param({
    "native:strong",
    "native:fast",
    "raw",
    "png",
    "png:untiled",
    "jpeg:90",
    "webp:lossless",
    "zstd:3",
    "zstd:19",
    "zstd:19:tiled",
    "xz:9e"
  })
  public String codecName;

  /** What the tensor is like. */
  @Param({"RECTIFIED", "SMOOTH"})
  public TensorKind kind;

  private FeatureCodec codec;
  private QuantizedTensor tensor;
  private byte[] payload;

  /** Makes the tensor and its payload. */
  @Setup
  public void prepare() throws IOException {
    codec = FeatureCodecs.parse(codecName);
    tensor = new MinMaxQuantizer(8).quantize(kind.tensor());
    payload = codec.encode(tensor);
  }

  /** Symbols to bytes. */
  @Benchmark
  public byte[] encode() throws IOException {
    return codec.encode(tensor);
  }

  /** Bytes to symbols. */
  @Benchmark
  public short[] decode() throws IOException {
    return codec.decode(payload, tensor.shape(), tensor.bits());
  }
}
