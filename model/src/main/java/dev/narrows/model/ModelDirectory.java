package dev.narrows.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A model as files, each of them checked against its hash in {@code model.json}:
 *
 * <pre>
 * model.json            what it is, where it comes from, SHA-256 of the other files
 * weights.safetensors   its parameters
 * edge.onnx             picture → features, or their first layer
 * edge-layerN.onnx      picture → the N-th of further layers, if there are some
 * cloud-TASK.onnx       features → one task's output
 * features.priors       what training knows of the features, for their codec; optional
 * latents.tables        what training knows of latents, as integers; optional
 * accuracy.json         what rates and accuracies the model has on validation data; optional
 * </pre>
 */
public final class ModelDirectory {
  /** File name of the description. */
  public static final String MANIFEST = "model.json";

  /** File name of the parameters. What runs a model needs none, so they may be missing. */
  public static final String WEIGHTS = "weights.safetensors";

  /** File name of the edge half. */
  public static final String EDGE = "edge.onnx";

  /** A file that is added to a model after its training; another module knows what is in it. */
  public enum Addition {
    /** What training knows of the features, for their codec. */
    PRIORS("features.priors", true),
    /** What training knows of latents, as the integers that code them. */
    LATENTS("latents.tables", true),
    /** What rates and accuracies the model has on validation data. */
    ACCURACY("accuracy.json", false);

    private final String fileName;
    private final boolean decodes;

    Addition(String fileName, boolean decodes) {
      this.fileName = fileName;
      this.decodes = decodes;
    }

    /** Its name in the directory. */
    public String fileName() {
      return fileName;
    }

    /** Whether decoding a bitstream may need it, so that it is part of the model's identity. */
    boolean decodes() {
      return decodes;
    }
  }

  private final Path path;
  private final ModelManifest manifest;

  private ModelDirectory(Path path, ModelManifest manifest) {
    this.path = path;
    this.manifest = manifest;
  }

  /**
   * File name of a feature layer's edge half.
   *
   * @param layer from 0
   */
  public static String edgeName(int layer) {
    return layer == 0 ? EDGE : "edge-layer" + layer + ".onnx";
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
   * Opens a model directory and checks every file; only the parameters may be missing.
   *
   * @throws ModelException if there is none, its description is damaged or of another version, or a
   *     file is missing, damaged or of another model
   */
  public static ModelDirectory open(Path path) throws ModelException {
    return open(path, Set.of(WEIGHTS));
  }

  /**
   * Opens a model directory as a device may have it: beside the parameters the cloud's halves may
   * be missing. What is there is checked.
   *
   * @throws ModelException as {@link #open}
   */
  public static ModelDirectory openEdge(Path path) throws ModelException {
    Set<String> others = new HashSet<>(Set.of(WEIGHTS));
    Stream.of(Task.values()).map(ModelDirectory::cloudName).forEach(others::add);
    return open(path, others);
  }

  private static ModelDirectory open(Path path, Set<String> maybeMissing) throws ModelException {
    if (!Files.isRegularFile(path.resolve(MANIFEST))) {
      throw new ModelException(path + ": expected a model directory, found no " + MANIFEST);
    }
    ModelManifest manifest = ModelManifest.read(path.resolve(MANIFEST));
    Set<String> expected = fileNames(manifest.model());
    Set<String> found = new TreeSet<>(manifest.files().keySet());
    for (Addition addition : Addition.values()) {
      found.remove(addition.fileName());
    }
    if (!found.equals(expected)) {
      throw new ModelException(
          (path.resolve(MANIFEST) + ": files: expected hashes of " + expected)
              + (", found " + manifest.files().keySet()));
    }
    for (Map.Entry<String, String> file : present(path, manifest, maybeMissing).entrySet()) {
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

  /**
   * The edge half of a feature layer.
   *
   * @param layer from 0
   */
  public Path edge(int layer) {
    return path.resolve(edgeName(layer));
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

  /** A file that was added, if the model has it. */
  public Optional<Path> addition(Addition which) {
    return manifest.files().containsKey(which.fileName())
        ? Optional.of(path.resolve(which.fileName()))
        : Optional.empty();
  }

  /**
   * The same model with a file in place of the one it had, if any: written beside this one first,
   * then moved to its place. If decoding may need the file, the model's identity is another.
   *
   * @param which the file
   * @param content of the file
   * @throws ModelException if it cannot be written, or a file is not as it was when this one was
   *     opened; then nothing has changed
   */
  public ModelDirectory with(Addition which, byte[] content) throws ModelException {
    ModelManifest other =
        new ModelDirectoryWriter(path).writeAddition(manifest, which.fileName(), content);
    return new ModelDirectory(path, other);
  }

  /**
   * Reads the parameters.
   *
   * @throws ModelException if they are missing or damaged
   */
  public Weights weights() throws ModelException {
    return Weights.read(path.resolve(WEIGHTS), description().network().parameters());
  }

  /**
   * 32 bytes that tell this model from others: SHA-256 over the names and digests of its ONNX
   * files, its priors and its latents' tables, so over what computes and what decodes. Another
   * provenance does not change them; other weights, another architecture, another set of tasks,
   * other priors or tables do.
   */
  public byte[] identity() {
    MessageDigest digest = Sha256.digest();
    Set<String> apart = new HashSet<>(Set.of(WEIGHTS));
    Stream.of(Addition.values())
        .filter(addition -> !addition.decodes())
        .forEach(addition -> apart.add(addition.fileName()));
    manifest
        .files()
        .forEach(
            (name, value) -> {
              if (!apart.contains(name)) {
                digest.update((name + " " + value + "\n").getBytes(StandardCharsets.UTF_8));
              }
            });
    return digest.digest();
  }

  /** The names of the files that a model must have beside the description. */
  static Set<String> fileNames(ModelDescription description) {
    Set<String> names = new TreeSet<>(Set.of(WEIGHTS));
    int layers = description.network().featureLayers().size();
    IntStream.range(0, layers).forEach(layer -> names.add(edgeName(layer)));
    description.tasks().forEach(output -> names.add(cloudName(output.task())));
    return names;
  }

  /** The digests of a model's files, but for those that may be missing and are. */
  static SortedMap<String, String> present(
      Path path, ModelManifest manifest, Set<String> maybeMissing) {
    SortedMap<String, String> files = new TreeMap<>(manifest.files());
    files
        .keySet()
        .removeIf(name -> maybeMissing.contains(name) && !Files.exists(path.resolve(name)));
    return files;
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
