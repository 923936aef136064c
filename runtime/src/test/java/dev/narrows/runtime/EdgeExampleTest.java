package dev.narrows.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.feature.bitstream.CodedFeatures;
import dev.narrows.feature.bitstream.LatentBitstream;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's example of the edge library works. */
class EdgeExampleTest {
  @TempDir private Path folder;

  private static byte[] bitstream(Path modelDirectory, byte[] rgb, int height, int width)
      throws IOException {
    // begin of the README's example
    try (EdgeEncoder encoder = EdgeEncoder.open(modelDirectory)) {
      encoder.warmUp(height, width, EdgeCoding.USUAL, 20);
      EncodedPicture usual = encoder.encode(rgb, height, width);
      Set<Task> tasks = Set.of(Task.SEGMENTATION);
      EdgeCoding small = new EdgeCoding.Usual(tasks, OptionalLong.of(usual.bytes() / 2));
      EncodedPicture picture = encoder.encode(rgb, height, width, small);
      System.out.printf("%s: %d bytes%n", picture.coding(), picture.bytes());
      System.out.printf("%d + %d ns%n", picture.featuresNanoseconds(), picture.codingNanoseconds());
      return picture.bitstream();
    }
    // end of the README's example
  }

  @Test
  void itGivesABitstreamOfTheModel() throws IOException {
    ModelDirectory model = SmallModel.writeLearned(folder.resolve("model"), 1);
    byte[] rgb = EdgeEncoderTest.picture(96, 192, 1);

    byte[] bitstream = bitstream(model.path(), rgb, 96, 192);

    CodedFeatures coded = CodedFeatures.read(bitstream);
    assertThat(coded.bytes()).isEqualTo(bitstream.length);
    try (CloudRuntime cloud = CloudRuntime.open(model)) {
      assertThat(
              cloud
                  .run(
                      Task.SEGMENTATION,
                      LatentTransport.require(model).decode((LatentBitstream) coded))
                  .classIds())
          .hasSize(96 * 192);
    }
  }
}
