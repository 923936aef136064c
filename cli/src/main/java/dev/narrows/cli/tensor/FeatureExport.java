package dev.narrows.cli.tensor;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.narrows.cli.npy.NumpyArray;
import dev.narrows.cli.npy.NumpyFile;
import dev.narrows.cli.training.Versions;
import dev.narrows.data.Dataset;
import dev.narrows.evaluate.result.AtomicFile;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.Quantizer;
import dev.narrows.model.ModelDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A folder of features: {@code raw/NAME.npy} as computed, {@code quantised/NAME.npy} as codecs get
 * them, and {@code features.json}, which says where they come from and is written last. Used by one
 * thread.
 */
public final class FeatureExport {
  private static final int SCHEMA_VERSION = 1;

  private final Path folder;
  private final Quantizer quantizer;
  private final List<Map<String, Object>> tensors = new ArrayList<>();

  /**
   * Makes the folders.
   *
   * @param folder where to write
   * @param quantizer the model's
   * @throws IOException if they cannot be made
   */
  public FeatureExport(Path folder, Quantizer quantizer) throws IOException {
    this.folder = folder;
    this.quantizer = quantizer;
    Files.createDirectories(folder.resolve("raw"));
    Files.createDirectories(folder.resolve("quantised"));
  }

  /**
   * Writes one picture's features.
   *
   * @throws IOException if a feature is not finite or a file cannot be written
   */
  public void add(String name, FeatureTensor features) throws IOException {
    SourceTensor source = new SourceTensor(name, new NumpyArray.Floats(features));
    QuantizedTensor quantised = source.quantize(quantizer);
    String file = name.replaceAll("[^A-Za-z0-9._-]", "_") + ".npy";
    NumpyFile.write(folder.resolve("raw").resolve(file), source.array());
    NumpyFile.write(folder.resolve("quantised").resolve(file), integers(quantised));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("name", name);
    facts.put("file", file);
    facts.put("shape", dimensions(features.shape()));
    float min = Float.POSITIVE_INFINITY;
    float max = Float.NEGATIVE_INFINITY;
    for (float value : features.values()) {
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
    facts.put("min", min);
    facts.put("max", max);
    facts.put("bits", quantised.bits());
    tensors.add(facts);
  }

  /**
   * Says where the features come from.
   *
   * @throws IOException if the file cannot be written
   */
  public void finish(ModelDirectory model, Dataset dataset) throws IOException {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("schema_version", SCHEMA_VERSION);
    facts.put("model", ModelIdentity.ofSha256(model.identity()).hex());
    facts.put("data", dataset.description());
    facts.put("picture", List.of(dataset.pictureSize().width(), dataset.pictureSize().height()));
    facts.put("quantizer", quantizer.name());
    facts.put("versions", Versions.all());
    facts.put("tensors", tensors);
    AtomicFile.write(
        folder.resolve("features.json"),
        new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(facts));
  }

  /** Symbols as NumPy keeps them: one byte each up to 8 bits, else two. */
  public static NumpyArray integers(QuantizedTensor tensor) {
    int bits = tensor.bits() <= Byte.SIZE ? Byte.SIZE : Short.SIZE;
    return new NumpyArray.Integers(tensor.shape(), bits, tensor.symbols());
  }

  private static List<Integer> dimensions(FeatureShape shape) {
    return List.of(shape.channels(), shape.height(), shape.width());
  }
}
