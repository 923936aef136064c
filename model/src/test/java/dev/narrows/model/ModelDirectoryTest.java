package dev.narrows.model;

import static dev.narrows.model.ModelDirectory.Addition.ACCURACY;
import static dev.narrows.model.ModelDirectory.Addition.LATENTS;
import static dev.narrows.model.ModelDirectory.Addition.PRIORS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model directory promises: all of it is there and belongs together, or it is refused. */
class ModelDirectoryTest {
  private static final ModelDescription TINY = TestModels.tiny();

  @TempDir private Path folder;

  @Test
  void givesBackWhatWasWritten() throws IOException {
    Map<String, Object> provenance = new LinkedHashMap<>();
    provenance.put("seed", 7);
    provenance.put("data", Map.of("kind", "scenes"));
    provenance.put("a", List.of(0.5, "text"));
    Weights weights = weights(1);
    ModelDirectory.write(folder.resolve("model"), TINY, provenance, weights);

    ModelDirectory opened = ModelDirectory.open(folder.resolve("model"));

    assertThat(opened.description()).isEqualTo(TINY);
    assertThat(opened.provenance()).isEqualTo(provenance);
    assertThat(opened.provenance().keySet()).containsExactly("seed", "data", "a");
    assertThat(opened.weights().values()).containsExactlyEntriesOf(weights.values());
    assertThat(names(opened.path()))
        .containsExactly(
            "cloud-disparity.onnx",
            "cloud-reconstruction.onnx",
            "cloud-segmentation.onnx",
            "edge.onnx",
            "model.json",
            "weights.safetensors");
    assertThat(names(folder)).containsExactly("model");
  }

  @Test
  void readsAModelOfTheVersionBeforeThereWereLatents() throws IOException {
    ModelDirectory written = write("model", Map.of("seed", 1), 1);
    Path manifest = written.path().resolve("model.json");
    String text = Files.readString(manifest);
    String earlier =
        text.replace("\"format_version\" : 2", "\"format_version\" : 1")
            .replaceFirst(",\\s*\"latents\" : \\{[^}]*}", "");
    assertThat(earlier).doesNotContain("latents");
    Files.writeString(manifest, earlier);

    ModelDirectory opened = ModelDirectory.open(written.path());

    assertThat(opened.description()).isEqualTo(TINY);
    assertThat(opened.identity()).isEqualTo(written.identity());
    // The next change writes today's version.
    opened.with(PRIORS, new byte[] {1});
    assertThat(Files.readString(manifest)).contains("\"format_version\" : 2", "\"latents\"");
    assertThat(ModelDirectory.open(written.path()).description()).isEqualTo(TINY);
  }

  @Test
  void aModelWithLatentsHasAnEdgeHalfForEachLayer() throws IOException {
    ModelDescription learned = TestModels.learned();
    Path path = folder.resolve("model");
    ModelDirectory model =
        ModelDirectory.write(path, learned, Map.of(), TestModels.random(learned.network(), 1));

    assertThat(names(path)).contains("edge.onnx", "edge-layer1.onnx", "cloud-segmentation.onnx");
    assertThat(ModelDirectory.open(path).description()).isEqualTo(learned);
    assertThat(model.weights().values()).containsKeys("latents.log_gain", "detail.patch.weight");
    byte[] before = model.identity();
    assertThat(model.with(ACCURACY, new byte[] {1}).identity()).isEqualTo(before);
    assertThat(model.with(LATENTS, new byte[] {1}).identity()).isNotEqualTo(before);
    // A plain model in its place leaves nothing of it behind.
    ModelDirectory plain = write("model", Map.of(), 1);
    assertThat(names(plain.path())).doesNotContain("edge-layer1.onnx", "latents.tables");
  }

  @Test
  void identityIsOfWhatComputesAndNotOfItsHistory() throws IOException {
    byte[] first = write("first", Map.of("seed", 1), 1).identity();

    assertThat(first).hasSize(32);
    assertThat(write("second", Map.of("seed", 2), 1).identity()).isEqualTo(first);
    assertThat(write("third", Map.of("seed", 1), 2).identity()).isNotEqualTo(first);
  }

  @Test
  void equalModelsGiveEqualFiles() throws IOException {
    Path first = write("first", Map.of("seed", 1), 1).path();
    Path second = write("second", Map.of("seed", 1), 1).path();

    for (String name : names(first)) {
      assertThat(second.resolve(name)).hasSameBinaryContentAs(first.resolve(name));
    }
  }

  @Test
  void priorsAreAddedAndReplacedAndChangeTheIdentity() throws IOException {
    ModelDirectory plain = write("model", Map.of("seed", 1), 1);
    assertThat(plain.addition(PRIORS)).isEmpty();

    ModelDirectory first = plain.with(PRIORS, new byte[] {1, 2, 3});
    ModelDirectory opened = ModelDirectory.open(folder.resolve("model"));

    assertThat(opened.identity()).isEqualTo(first.identity()).isNotEqualTo(plain.identity());
    assertThat(opened.addition(PRIORS)).hasValue(opened.path().resolve("features.priors"));
    assertThat(opened.addition(PRIORS).orElseThrow()).hasBinaryContent(new byte[] {1, 2, 3});
    assertThat(opened.provenance()).isEqualTo(plain.provenance());
    assertThat(opened.weights().values()).containsExactlyEntriesOf(weights(1).values());

    ModelDirectory second = opened.with(PRIORS, new byte[] {4});
    assertThat(second.addition(PRIORS).orElseThrow()).hasBinaryContent(new byte[] {4});
    assertThat(second.identity()).isNotEqualTo(first.identity());
    assertThat(second.with(PRIORS, new byte[] {1, 2, 3}).identity()).isEqualTo(first.identity());
    assertThat(names(folder)).containsExactly("model");

    ModelDirectory again = write("model", Map.of("seed", 1), 1);
    assertThat(again.addition(PRIORS)).isEmpty();
    assertThat(again.path().resolve("features.priors")).doesNotExist();
    assertThat(again.identity()).isEqualTo(plain.identity());
  }

  @Test
  void priorsAreCheckedLikeTheOtherFiles() throws IOException {
    Path model = write("model", Map.of(), 1).with(PRIORS, new byte[] {1, 2, 3}).path();

    Files.write(model.resolve("features.priors"), new byte[] {1, 2, 4});
    assertRefused(model, "features.priors: expected SHA-256 ");
    Files.delete(model.resolve("features.priors"));
    assertRefused(model, "features.priors: cannot be read: no such file");
  }

  @Test
  void priorsDoNotHideThatAFileHasChanged() throws IOException {
    ModelDirectory model = write("model", Map.of(), 1);
    byte[] edge = Files.readAllBytes(model.edge(0));
    Files.write(model.edge(0), new byte[] {1});

    assertThatThrownBy(() -> model.with(PRIORS, new byte[] {1}))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("edge.onnx: expected SHA-256 ");

    assertThat(names(folder)).containsExactly("model");
    assertThat(model.path().resolve("features.priors")).doesNotExist();
    Files.write(model.edge(0), edge);
    assertThat(ModelDirectory.open(model.path()).identity()).isEqualTo(model.identity());
  }

  @Test
  void replacesAnEarlierModelAndNothingElse() throws IOException {
    write("model", Map.of("seed", 1), 1);
    write("model", Map.of("seed", 2), 2);

    assertThat(ModelDirectory.open(folder.resolve("model")).provenance()).containsEntry("seed", 2);
    assertThat(names(folder)).containsExactly("model");

    Path notes = Files.writeString(folder.resolve("model/notes.txt"), "mine");
    assertThatThrownBy(() -> write("model", Map.of(), 3))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("notes.txt");
    assertThat(notes).exists();
    assertThat(names(folder)).containsExactly("model");
  }

  @Test
  void doesNotWriteWhereOtherThingsAre() throws IOException {
    Path holiday = Files.createDirectory(folder.resolve("holiday"));
    Files.writeString(holiday.resolve("picture.png"), "picture");
    Files.writeString(folder.resolve("file"), "file");

    assertThatThrownBy(() -> write("holiday", Map.of(), 1))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("found other files");
    assertThatThrownBy(() -> write("file", Map.of(), 1))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("found a file");
    assertThatThrownBy(() -> write("file/model", Map.of(), 1)).isInstanceOf(ModelException.class);
    assertThat(names(folder)).containsExactly("file", "holiday");
  }

  @Test
  void namesTheFileThatBelongsToAnotherModel() throws IOException {
    Path one = write("one", Map.of(), 1).path();
    Path two = write("two", Map.of(), 2).path();
    Files.copy(
        two.resolve("cloud-disparity.onnx"),
        one.resolve("cloud-disparity.onnx"),
        StandardCopyOption.REPLACE_EXISTING);

    assertThatThrownBy(() -> ModelDirectory.open(one))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("cloud-disparity.onnx: expected SHA-256 ")
        .hasMessageContaining(ModelDirectory.open(two).digests().get("cloud-disparity.onnx"));
  }

  @Test
  void namesTheFileThatIsDamagedOrMissing() throws IOException {
    Path model = write("model", Map.of(), 1).path();
    for (String name : List.of("edge.onnx", "weights.safetensors", "cloud-segmentation.onnx")) {
      byte[] sound = Files.readAllBytes(model.resolve(name));
      byte[] damaged = sound.clone();
      damaged[damaged.length / 2] ^= 1;
      Files.write(model.resolve(name), damaged);
      assertRefused(model, name + ": expected SHA-256 ");
      Files.delete(model.resolve(name));
      if (!name.equals("weights.safetensors")) {
        assertRefused(model, name + ": cannot be read: no such file");
      }
      Files.write(model.resolve(name), sound);
    }
    ModelDirectory.open(model);
  }

  @Test
  void whatRunsAModelNeedsNoWeights() throws IOException {
    ModelDirectory whole = write("model", Map.of(), 1).with(PRIORS, new byte[] {1});
    Files.delete(whole.path().resolve("weights.safetensors"));

    ModelDirectory without = ModelDirectory.open(whole.path());

    assertThat(without.identity()).isEqualTo(whole.identity());
    assertThatThrownBy(without::weights)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("weights.safetensors: cannot be read: no such file");
    assertThat(without.with(PRIORS, new byte[] {2}).addition(PRIORS).orElseThrow())
        .hasBinaryContent(new byte[] {2});
    ModelDirectory.open(whole.path());
  }

  @Test
  void aDeviceNeedsNoHalfOfTheCloud() throws IOException {
    ModelDirectory whole = write("model", Map.of(), 1);
    Path path = whole.path();
    for (String name :
        List.of("weights.safetensors", "cloud-segmentation.onnx", "cloud-disparity.onnx")) {
      Files.delete(path.resolve(name));
    }

    assertThat(ModelDirectory.openEdge(path).identity()).isEqualTo(whole.identity());
    assertRefused(path, "cloud-disparity.onnx: cannot be read: no such file");

    Path left = path.resolve("cloud-reconstruction.onnx");
    Files.write(left, new byte[] {1}, StandardOpenOption.APPEND);
    assertThatThrownBy(() -> ModelDirectory.openEdge(path))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("cloud-reconstruction.onnx: expected SHA-256 ");
    Files.delete(left);
    ModelDirectory.openEdge(path);
    Files.delete(path.resolve("edge.onnx"));
    assertThatThrownBy(() -> ModelDirectory.openEdge(path))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("edge.onnx: cannot be read: no such file");
  }

  @Test
  void saysWhatIsWrongWithADescription() throws IOException {
    assertDescriptionRefused("\"format_version\" : 2", "\"format_version\" : 3", "newer program");
    assertDescriptionRefused("\"format_version\" : 2", "\"format_version\" : 0", "found 0");
    assertDescriptionRefused("\"format_version\" : 2,", "", "format_version");
    assertDescriptionRefused(
        "\"width\" : 4", "\"widht\" : 4", "missing key model.architecture.width");
    assertDescriptionRefused(
        "\"width\" : 4", "\"width\" : 4, \"depth\" : 3", "unknown key model.architecture.depth");
    assertDescriptionRefused("\"width\" : 4", "\"width\" : \"four\"", "line 6");
    assertDescriptionRefused("\"width\" : 4", "\"width\" : 5000", "width: expected 1 to 1024");
    assertDescriptionRefused("\"stride\" : 8", "\"stride\" : 16", "stride: expected 8");
    assertDescriptionRefused("\"disparity\"", "\"depth\"", "one of [segmentation, ");
    assertDescriptionRefused("#804080", "red", "expected #rrggbb");
    assertDescriptionRefused("\"provenance\"", "\"model\"", "Duplicate");
    assertDescriptionRefused("\"edge.onnx\"", "\"../edge.onnx\"", "expected hashes of");
    assertDescriptionRefused("{", "[", "model.json");
    assertDescriptionRefused("}\n", "", "model.json");
  }

  @Test
  void anyDamageOfTheDescriptionIsRefusedInOneLineOrHarmless() throws IOException {
    Path manifest = write("model", Map.of("seed", 1), 1).path().resolve("model.json");
    String sound = Files.readString(manifest);
    List<String> values = List.of("null", "-1", "1e99", "[]", "{}", "\"x\"", "true", "[null]");
    SplittableRandom random = new SplittableRandom(1);
    for (int trial = 0; trial < 500; trial++) {
      String value = values.get(random.nextInt(values.size()));
      int place = sound.indexOf(" : ", random.nextInt(sound.lastIndexOf(" : "))) + 3;
      int end = place + random.nextInt(80);
      if (random.nextBoolean()) {
        end = Math.max(place, sound.indexOf('\n', place) - 1);
      }
      Files.writeString(
          manifest,
          sound.substring(0, place) + value + sound.substring(Math.min(end, sound.length())));
      try {
        ModelDirectory.open(folder.resolve("model"));
      } catch (ModelException refusal) {
        assertThat(refusal.getMessage().lines()).hasSize(1);
      }
    }
  }

  @Test
  void saysThatThereIsNoModel() {
    assertRefused(folder, "found no model.json");
    assertRefused(folder.resolve("absent"), "found no model.json");
  }

  private void assertDescriptionRefused(String sound, String damaged, String reason)
      throws IOException {
    Path model = folder.resolve("model");
    if (!Files.exists(model)) {
      write("model", Map.of("seed", 1), 1);
    }
    String text = Files.readString(model.resolve("model.json"));
    assertThat(text).contains(sound);
    Files.writeString(model.resolve("model.json"), text.replace(sound, damaged));
    assertRefused(model, reason);
    Files.writeString(model.resolve("model.json"), text);
  }

  private static void assertRefused(Path model, String reason) {
    assertThatThrownBy(() -> ModelDirectory.open(model))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(reason)
        .satisfies(refusal -> assertThat(refusal.getMessage().lines()).hasSize(1));
  }

  private ModelDirectory write(String name, Map<String, Object> provenance, long seed)
      throws IOException {
    return ModelDirectory.write(folder.resolve(name), TINY, provenance, weights(seed));
  }

  private static Weights weights(long seed) {
    return TestModels.random(TINY.network(), seed);
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
