package dev.narrows.benchmarks;

import dev.narrows.data.PictureSize;
import dev.narrows.data.Sample;
import dev.narrows.data.scene.SceneGenerator;
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

/** Generated street scenes a second, on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class SceneBenchmark {
  /** Width of the pictures, twice their height. */
  @Param({"192", "512"})
  public int width;

  private SceneGenerator generator;
  private PictureSize size;
  private int index;

  /** Starts with the first scene. */
  @Setup
  public void prepare() {
    generator = new SceneGenerator(1);
    size = new PictureSize(width, width / 2);
    index = 0;
  }

  /** Draws the next scene, with its labels and disparity. */
  @Benchmark
  public Sample scene() {
    return generator.generate("train", index++, size);
  }
}
