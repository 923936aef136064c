package dev.narrows.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.narrows.model.ArchitectureSpec.DecoderStyle;
import dev.narrows.model.ModelDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files whose hashes are right and whose content is not: somebody edited the description. */
class DamagedNetworkTest {
  @TempDir private Path folder;
  private Path path;

  @BeforeEach
  void write() throws IOException {
    path = folder.resolve("model");
    SmallModel.write(path, DecoderStyle.LINEAR, 1);
  }

  @Test
  void namesTheFileThatIsNoNetwork() throws IOException, NoSuchAlgorithmException {
    for (String name : new String[] {"edge.onnx", "cloud-reconstruction.onnx"}) {
      replace(name, "no network".getBytes(StandardCharsets.UTF_8));
    }
    ModelDirectory model = ModelDirectory.open(path);

    assertThatThrownBy(() -> EdgeRuntime.open(model))
        .isInstanceOf(InferenceException.class)
        .hasMessageStartingWith(path.resolve("edge.onnx") + ": ONNX Runtime: ")
        .satisfies(refusal -> assertThat(refusal.getMessage().lines()).hasSize(1));
    assertThatThrownBy(() -> CloudRuntime.open(model))
        .isInstanceOf(InferenceException.class)
        .hasMessageStartingWith(path.resolve("cloud-reconstruction.onnx") + ": ONNX Runtime: ");
  }

  @Test
  void namesTheFileThatIsAnotherHalf() throws IOException, NoSuchAlgorithmException {
    replace("edge.onnx", Files.readAllBytes(path.resolve("cloud-disparity.onnx")));
    ModelDirectory model = ModelDirectory.open(path);

    assertThatThrownBy(() -> EdgeRuntime.open(model))
        .isInstanceOf(InferenceException.class)
        .hasMessageStartingWith(path.resolve("edge.onnx") + ": expected picture of 3 channels");
  }

  @Test
  void namesTheFileOfAnotherArchitecture() throws IOException {
    Path manifest = path.resolve("model.json");
    String text = Files.readString(manifest);
    Files.writeString(
        manifest,
        text.replace("\"width\" : 5", "\"width\" : 6")
            .replace("\"channels\" : 10", "\"channels\" : 12"));
    ModelDirectory model = ModelDirectory.open(path);

    assertThatThrownBy(() -> EdgeRuntime.open(model))
        .isInstanceOf(InferenceException.class)
        .hasMessageContaining("edge.onnx: expected features of 12 channels, found");
    assertThatThrownBy(() -> CloudRuntime.open(model))
        .isInstanceOf(InferenceException.class)
        .hasMessageContaining("cloud-segmentation.onnx: expected features of 12 channels");
  }

  private void replace(String name, byte[] content) throws IOException, NoSuchAlgorithmException {
    String before = ModelDirectory.open(path).digests().get(name);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    String after = HexFormat.of().formatHex(digest.digest(content));
    Path manifest = path.resolve("model.json");
    Files.writeString(manifest, Files.readString(manifest).replace(before, after));
    Files.write(path.resolve(name), content);
  }
}
