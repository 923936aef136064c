package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.narrows.cli.npy.NumpyArray;
import dev.narrows.cli.npy.NumpyFile;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCodecsCommandTest {
  private static final FeatureShape SHAPE = new FeatureShape(6, 8, 8);

  @TempDir Path folder;

  @Test
  void foldersAreSearchedAndEveryCodecBecomesALine() throws IOException {
    write("b.npy", 8, 200);
    write("deeper/a.npy", 8, 30);
    Files.writeString(folder.resolve("features.json"), "{}");
    Path json = folder.resolve("codecs.json");

    CommandRun bench = bench("--codec", "raw,png,zstd:19,jpeg:90", "--json", json);

    assertThat(bench.exitCode()).as(bench.err()).isZero();
    assertThat(bench.out().lines().map(line -> line.substring(0, line.indexOf(" "))))
        .containsExactly("codec", "raw", "png", "zstd:19", "jpeg:90");
    JsonNode lines = new JsonMapper().readTree(json.toFile());
    assertThat(lines).hasSize(4);
    for (JsonNode line : lines) {
      assertThat(line.get("tensors").intValue()).isEqualTo(2);
      assertThat(line.get("elements").intValue()).isEqualTo(2 * SHAPE.elements());
      assertThat(line.get("encode_mb_s").doubleValue()).isPositive();
      assertThat(line.get("decode_mb_s").doubleValue()).isPositive();
    }
    assertThat(lines.get(0).get("bytes").intValue()).isEqualTo(2 * SHAPE.elements());
    assertThat(lines.get(1).get("ratio_to_png").doubleValue()).isEqualTo(1);
    assertThat(lines.get(2).get("lossless").booleanValue()).isTrue();
    assertThat(lines.get(3).get("lossless").booleanValue()).isFalse();
  }

  @Test
  void theUsualCodecsSuitTheDepth() throws IOException {
    write("deep.npy", 16, 40_000);
    assertThat(bench().out()).contains("zstd:19").doesNotContain("webp");

    Files.delete(folder.resolve("deep.npy"));
    write("shallow.npy", 8, 100);
    assertThat(bench().out()).contains("png:untiled", "webp:lossless", "zstd:19", "xz:9e");
  }

  @Test
  void floatsGoThroughTheQuantiser() throws IOException {
    float[] values = new float[SHAPE.elements()];
    values[3] = 2;
    NumpyFile.write(
        folder.resolve("a.npy"), new NumpyArray.Floats(new FeatureTensor(SHAPE, values)));

    CommandRun shallow = bench("--codec", "raw", "--quantizer", "min-max:6");
    CommandRun deep = bench("--codec", "raw", "--quantizer", "min-max:12");

    assertThat(shallow.out()).containsPattern("raw +384 +8\\.000");
    assertThat(deep.out()).containsPattern("raw +768 +16\\.000");
  }

  @Test
  void aCodingBringsItsOwnQuantiser() throws IOException {
    write("a.npy", 8, 256);

    CommandRun bench = bench("--codec", "raw,png,min-max:2/png,raw");

    assertThat(bench.exitCode()).as(bench.err()).isZero();
    assertThat(bench.out().lines().map(line -> line.substring(0, line.indexOf(" "))))
        .containsExactly("codec", "raw", "png", "min-max:2/png");
    // Two of eight random bits: about a quarter of the bytes, and the file's own.
    assertThat(bench.out()).containsPattern("min-max:2/png +\\d+ +[23]\\.\\d+ +0\\.[34]");
  }

  @Test
  void theLimitTakesTheFirst() throws IOException {
    write("a.npy", 8, 2);
    write("b.npy", 16, 2);
    assertThat(bench("--codec", "jpeg:90", "--limit", "1").exitCode()).isZero();
  }

  @Test
  void whatCannotBeMeasuredIsSaidInOneLine() throws IOException {
    assertRefused(bench(), folder + ": expected .npy files, found none");
    write("a.npy", 8, 2);
    write("b.npy", 16, 2);
    assertRefused(
        bench("--codec", "png,jpeg:90"),
        folder.resolve("b.npy") + ": codec jpeg:90: expected symbols of at most 8 bits, found 16");
    assertRefused(bench("--codec", "gif"), "unknown feature codec 'gif'");
    assertRefused(bench("--codec", "best:8/png"), "unknown quantiser 'best:8'");
    assertRefused(bench("--quantizer", "best"), "unknown quantiser 'best'");
    assertRefused(bench("--limit", "0"), "--limit: expected at least 1, found 0");
    assertRefused(
        CommandRun.of("bench", "codecs", "--tensors", folder, "--seconds", "-1"),
        "--seconds: expected 0 or more");
    Files.writeString(folder.resolve("c.npy"), "no array");
    assertRefused(bench(), folder.resolve("c.npy") + ": no .npy file");
    assertRefused(CommandRun.of("bench", "codecs"), "--tensors");
  }

  private CommandRun bench(Object... options) {
    Object[] arguments = new Object[6 + options.length];
    System.arraycopy(options, 0, arguments, 6, options.length);
    arguments[0] = "bench";
    arguments[1] = "codecs";
    arguments[2] = "--tensors";
    arguments[3] = folder;
    arguments[4] = "--seconds";
    arguments[5] = "0.01";
    return CommandRun.of(arguments);
  }

  private void write(String name, int bits, int levels) throws IOException {
    SplittableRandom random = new SplittableRandom(levels);
    short[] values = new short[SHAPE.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (short) random.nextInt(levels);
    }
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    NumpyFile.write(file, new NumpyArray.Integers(SHAPE, bits, values));
  }

  private static void assertRefused(CommandRun run, String message) {
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(message);
    assertThat(run.err().lines().filter(line -> line.startsWith("narrows: "))).hasSize(1);
  }
}
