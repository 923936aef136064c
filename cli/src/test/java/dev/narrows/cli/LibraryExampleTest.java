package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.codecs.FeatureCodecs;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.bitstream.Bitstream;
import dev.narrows.feature.quantize.MinMaxQuantizer;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.Task;
import dev.narrows.picture.Picture;
import dev.narrows.picture.PictureFile;
import dev.narrows.runtime.CloudRuntime;
import dev.narrows.runtime.EdgeRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The README's example of the library: that it stands there as it stands here, and works. */
class LibraryExampleTest {
  private static final Path README = Path.of("../README.md");

  @TempDir Path folder;

  private static byte[] classIds(Path directory, Path file) throws IOException {
    // begin of the README's example
    ModelDirectory model = ModelDirectory.open(directory);
    Picture picture = PictureFile.read(file);
    try (EdgeRuntime edge = EdgeRuntime.open(model);
        CloudRuntime cloud = CloudRuntime.open(model)) {
      FeatureTensor features = edge.features(picture.rgb(), picture.height(), picture.width());
      QuantizedTensor quantized = new MinMaxQuantizer().quantize(features);
      ModelIdentity identity = ModelIdentity.ofSha256(model.identity());
      byte[] sent = Bitstream.encode(identity, FeatureCodecs.parse("png"), quantized).write();
      QuantizedTensor received = Bitstream.read(sent).decode(FeatureCodecs::parse);
      return cloud.run(Task.SEGMENTATION, received.dequantize()).classIds();
    }
    // end of the README's example
  }

  @Test
  void itGivesTheClassOfEveryPixel() throws IOException {
    Path run = folder.resolve("run");
    CommandRun.of("train", "--config", TinyConfig.file(), "--out", run);
    Path file = folder.resolve("picture.png");
    PictureFile.write(new Picture(32, 16, new byte[3 * 32 * 16]), file);

    assertThat(classIds(run.resolve("model"), file)).hasSize(32 * 16);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/test/java/dev/narrows/cli/LibraryExampleTest.java",
        "../runtime/src/test/java/dev/narrows/runtime/EdgeExampleTest.java",
        "../examples/feature-codec/src/main/java/example/FeatureChannel.java"
      })
  void examplesStandInTheReadme(Path file) throws IOException {
    List<String> source = strippedLines(file);
    List<String> example =
        source.subList(
            source.indexOf("// begin of the README's example") + 1,
            source.indexOf("// end of the README's example"));

    assertThat(strippedLines(README)).containsSequence(example);
  }

  @ParameterizedTest
  @ValueSource(strings = {"call", "stream"})
  void examplesOfTheClientStandOnItsPage(String name) throws IOException {
    List<String> source =
        strippedLines(Path.of("../client/src/test/java/dev/narrows/client/ClientExampleTest.java"));
    List<String> example =
        source.subList(
            source.indexOf("// begin of the page's " + name) + 1,
            source.indexOf("// end of the page's " + name));

    assertThat(strippedLines(Path.of("../docs/client.md"))).containsSequence(example);
  }

  private static List<String> strippedLines(Path file) throws IOException {
    return Files.readAllLines(file).stream().map(String::strip).toList();
  }
}
