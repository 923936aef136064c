package dev.narrows.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * A model as files, all of them checked against the hashes in {@code model.json}:
 *
 * <pre>
 * model.json            what it is, where it comes from, SHA-256 of the other files
 * weights.safetensors   its parameters
 * edge.onnx             picture → features
 * cloud-TASK.onnx       features → one task's output
 * features.priors       what training knows of the features, for their codec; optional
 * </pre>
 */
public final class ModelDirectory {
  /** File name of the description. */
  public static final String MANIFEST = "model.json";

  /** File name of the parameters. */
  public static final String WEIGHTS = "weights.safetensors";

  /** File name of the edge half. */
  public static final String EDGE = "edge.onnx";

  /** File name of the features' priors. */
  public static final String PRIORS = "features.priors";

  private final Path path;
  private final ModelManifest manifest;

  private ModelDirectory(Path path, ModelManifest manifest) {
    this.path = path;
    this.manifest = manifest;
  }

  /** File name of a task's cloud half. */
  public static String cloudName(Task task) {
    return "cloud-" + task.label() + ".onnx";
  }

  /**
   * Writes a model directory: beside it first, then moved. An earlier model directory of that name
   * is replaced; anything else there is refused.
   *
   * @param path the directory
   * @param description what the model is
   * @param provenance how it came to be: JSON values by key, in order
   * @param weights its parameters
   * @throws ModelException if it cannot be written; then nothing has changed
   */
  public static ModelDirectory write(
      Path path, ModelDescription description, Map<String, Object> provenance, Weights weights)
      throws ModelException {
    ModelManifest manifest = new ModelDirectoryWriter(path).write(description, provenance, weights);
    return new ModelDirectory(path, manifest);
  }

  /**
   * Opens a model directory and checks every file.
   *
   * @throws ModelException if there is none, its description is damaged or of another version, or a
   *     file is missing, damaged or of another model
   */
  public static ModelDirectory open(Path path) throws ModelException {
    if (!Files.isRegularFile(path.resolve(MANIFEST))) {
      throw new ModelException(path + ": expected a model directory, found no " + MANIFEST);
    }
    ModelManifest manifest = ModelManifest.read(path.resolve(MANIFEST));
    Set<String> expected = fileNames(manifest.model());
    Set<String> found = new TreeSet<>(manifest.files().keySet());
    found.remove(PRIORS);
    if (!found.equals(expected)) {
      throw new ModelException(
          (path.resolve(MANIFEST) + ": files: expected hashes of " + expected)
              + (", found " + manifest.files().keySet()));
    }
    for (Map.Entry<String, String> file : manifest.files().entrySet()) {
      requireDigest(path.resolve(file.getKey()), file.getValue());
    }
    return new ModelDirectory(path, manifest);
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** What the model is. */
  public ModelDescription description() {
    return manifest.model();
  }

  /** How it came to be: JSON values by key, in order. */
  public Map<String, Object> provenance() {
    return manifest.provenance();
  }

  /** SHA-256, in hexadecimal, by file name. */
  public SortedMap<String, String> digests() {
    return manifest.files();
  }

  /** The edge half. */
  public Path edge() {
    return path.resolve(EDGE);
  }

  /**
   * The cloud half of a task.
   *
   * @throws ModelException if the model lacks it
   */
  public Path cloud(Task task) throws ModelException {
    if (description().task(task).isEmpty()) {
      throw new ModelException(
          path + ": expected a model with " + task.label() + ", found none in " + MANIFEST);
    }
    return path.resolve(cloudName(task));
  }

  /** The features' priors, if the model has some; another module knows what is in them. */
  public Optional<Path> priors() {
    return manifest.files().containsKey(PRIORS)
        ? Optional.of(path.resolve(PRIORS))
        : Optional.empty();
  }

  /**
   * The same model with priors in place of those it had, if any: written beside this one first,
   * then moved to its place. Its identity is another.
   *
   * @param priors content of the file
   * @throws ModelException if it cannot be written, or a file is not as it was when this one was
   *     opened; then nothing has changed
   */
  public ModelDirectory withPriors(byte[] priors) throws ModelException {
    return new ModelDirectory(path, new ModelDirectoryWriter(path).writePriors(manifest, priors));
  }

  /** Reads the parameters. */
  public Weights weights() throws ModelException {
    return Weights.read(path.resolve(WEIGHTS), Parameter.of(description().network().layers()));
  }

  /**
   * 32 bytes that tell this model from others: SHA-256 over the names and digests of its ONNX files
   * and its priors, so over what computes and what decodes. Another provenance does not change
   * them; other weights, another architecture, another set of tasks or other priors do.
   */
  public byte[] identity() {
    MessageDigest digest = Sha256.digest();
    manifest
        .files()
        .forEach(
            (name, value) -> {
              if (!name.equals(WEIGHTS)) {
                digest.update((name + " " + value + "\n").getBytes(StandardCharsets.UTF_8));
              }
            });
    return digest.digest();
  }

  /** The names of the files that a model must have beside the description. */
  static Set<String> fileNames(ModelDescription description) {
    Set<String> names = new TreeSet<>(Set.of(WEIGHTS, EDGE));
    description.tasks().forEach(output -> names.add(cloudName(output.task())));
    return names;
  }

  static void requireDigest(Path file, String expected) throws ModelException {
    String found;
    try {
      found = Sha256.of(file);
    } catch (IOException failure) {
      throw SafeFiles.cannotRead(file, failure);
    }
    if (!found.equals(expected)) {
      throw new ModelException(
          (file + ": expected SHA-256 " + expected + ", found " + found)
              + ": the file is damaged or of another model");
    }
  }
}
