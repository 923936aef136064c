package dev.narrows.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Writes one model directory in full or not at all. */
final class ModelDirectoryWriter {
  private static final Pattern EDGE_NAME = Pattern.compile("edge(-layer[0-9]+)?\\.onnx");

  private final Path directory;
  private final Path temporary;
  private final Path replaced;

  ModelDirectoryWriter(Path path) {
    directory = path.toAbsolutePath().normalize();
    temporary = directory.resolveSibling("." + directory.getFileName() + ".tmp");
    replaced = directory.resolveSibling("." + directory.getFileName() + ".old");
  }

  /** Makes the files of a new directory. */
  @FunctionalInterface
  private interface Content {
    ModelManifest write() throws IOException;
  }

  ModelManifest write(ModelDescription description, Map<String, Object> provenance, Weights weights)
      throws ModelException {
    return write(() -> writeFiles(description, provenance, weights));
  }

  /** The directory as it is, with a file added or replaced. */
  ModelManifest writeAddition(ModelManifest before, String name, byte[] content)
      throws ModelException {
    return write(() -> copyFiles(before, name, content));
  }

  private ModelManifest write(Content content) throws ModelException {
    try {
      requireReplaceable();
      delete(temporary);
      Files.createDirectories(temporary);
      ModelManifest manifest = content.write();
      move();
      return manifest;
    } catch (ModelException named) {
      throw clean(named);
    } catch (IOException failure) {
      throw clean(SafeFiles.cannotWrite(directory, failure));
    }
  }

  private ModelManifest writeFiles(
      ModelDescription description, Map<String, Object> provenance, Weights weights)
      throws IOException {
    Architecture network = description.network();
    SafeTensors tensors = weights.toSafeTensors(network.parameters());
    SafeFiles.writeInPlace(temporary.resolve(ModelDirectory.WEIGHTS), tensors::writeTo);
    for (int i = 0; i < network.featureLayers().size(); i++) {
      FeatureLayer layer = network.featureLayers().get(i);
      writeBytes(ModelDirectory.edgeName(i), OnnxExporter.edge(layer, weights));
    }
    for (Task task : network.decoders().keySet()) {
      writeBytes(ModelDirectory.cloudName(task), OnnxExporter.cloud(network, task, weights));
    }
    SortedMap<String, String> digests = new TreeMap<>();
    for (String name : ModelDirectory.fileNames(description)) {
      digests.put(name, Sha256.of(temporary.resolve(name)));
    }
    ModelManifest manifest =
        new ModelManifest(ModelManifest.FORMAT_VERSION, description, provenance, digests);
    writeBytes(ModelDirectory.MANIFEST, manifest.toBytes());
    return manifest;
  }

  private ModelManifest copyFiles(ModelManifest before, String name, byte[] content)
      throws IOException {
    SortedMap<String, String> digests = new TreeMap<>(before.files());
    digests.remove(name);
    SortedMap<String, String> present =
        ModelDirectory.present(directory, before, Set.of(ModelDirectory.WEIGHTS));
    for (Map.Entry<String, String> file : present.entrySet()) {
      if (file.getKey().equals(name)) {
        continue;
      }
      Path source = directory.resolve(file.getKey());
      ModelDirectory.requireDigest(source, file.getValue());
      copy(source, temporary.resolve(file.getKey()));
    }
    writeBytes(name, content);
    digests.put(name, Sha256.of(temporary.resolve(name)));
    ModelManifest manifest =
        new ModelManifest(
            ModelManifest.FORMAT_VERSION, before.model(), before.provenance(), digests);
    writeBytes(ModelDirectory.MANIFEST, manifest.toBytes());
    return manifest;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (FileChannel source = FileChannel.open(from, StandardOpenOption.READ)) {
      SafeFiles.writeInPlace(
          to,
          channel -> {
            long size = source.size();
            for (long at = 0; at < size; ) {
              at += source.transferTo(at, size - at, channel);
            }
          });
    }
  }

  private void writeBytes(String name, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    SafeFiles.writeInPlace(
        temporary.resolve(name),
        channel -> {
          while (buffer.hasRemaining()) {
            channel.write(buffer);
          }
        });
  }

  /** Only what this class can have written may be lost. */
  private void requireReplaceable() throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    if (!Files.isDirectory(directory)) {
      throw new ModelException(directory + ": expected a directory or nothing, found a file");
    }
    List<Path> entries = list(directory);
    if (!entries.isEmpty() && !Files.exists(directory.resolve(ModelDirectory.MANIFEST))) {
      throw new ModelException(
          directory + ": expected a model directory or nothing, found other files");
    }
    for (Path entry : entries) {
      if (!ownName(entry.getFileName().toString())) {
        throw new ModelException(
            directory + ": expected no file that a model directory lacks, found " + entry);
      }
    }
  }

  private static boolean ownName(String name) {
    return name.equals(ModelDirectory.MANIFEST)
        || name.equals(ModelDirectory.WEIGHTS)
        || EDGE_NAME.matcher(name).matches()
        || Stream.of(ModelDirectory.Addition.values())
            .map(ModelDirectory.Addition::fileName)
            .anyMatch(name::equals)
        || Stream.of(Task.values()).map(ModelDirectory::cloudName).anyMatch(name::equals);
  }

  /** A directory cannot take the place of a full one in one step. */
  private void move() throws IOException {
    delete(replaced);
    boolean replaces = Files.exists(directory);
    if (replaces) {
      Files.move(directory, replaced, StandardCopyOption.ATOMIC_MOVE);
    }
    try {
      Files.move(temporary, directory, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      if (replaces) {
        Files.move(replaced, directory, StandardCopyOption.ATOMIC_MOVE);
      }
      throw failure;
    }
    delete(replaced);
  }

  private ModelException clean(ModelException failure) {
    try {
      delete(temporary);
    } catch (IOException second) {
      failure.addSuppressed(second);
    }
    return failure;
  }

  /** Deletes a directory without directories in it, if there is one. */
  private static void delete(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      for (Path entry : list(path)) {
        Files.delete(entry);
      }
      Files.delete(path);
    }
  }

  private static List<Path> list(Path path) throws IOException {
    try (Stream<Path> entries = Files.list(path)) {
      return entries.sorted().toList();
    }
  }
}
