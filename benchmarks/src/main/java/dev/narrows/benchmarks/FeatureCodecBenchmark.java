package dev.narrows.benchmarks;

import dev.narrows.codecs.FeatureCodecs;
import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.quantize.MinMaxQuantizer;
import java.io.IOException;
import java.util.SplittableRandom;
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
  @Param({"raw", "png", "jpeg:90", "webp:lossless"})
  public String codecName;

  private FeatureCodec codec;
  private QuantizedTensor tensor;
  private byte[] payload;

  /**
   * Half the elements 0, as after a rectifier, the others exponential, each channel its own scale.
   */
  @Setup
  public void prepare() throws IOException {
    FeatureShape shape = new FeatureShape(256, 16, 32);
    SplittableRandom random = new SplittableRandom(1);
    float[] values = new float[shape.elements()];
    for (int i = 0; i < values.length; i++) {
      double scale = 0.2 + (i / shape.plane()) % 7;
      values[i] = (float) (random.nextBoolean() ? 0 : -scale * Math.log(1 - random.nextDouble()));
    }
    codec = FeatureCodecs.parse(codecName);
    tensor = new MinMaxQuantizer(8).quantize(new FeatureTensor(shape, values));
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
