package dev.narrows.serve;

import dev.narrows.codecs.FeatureCodecs;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.bitstream.CodedFeatures;
import dev.narrows.feature.bitstream.LatentBitstream;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.Task;
import dev.narrows.picture.Picture;
import dev.narrows.picture.PictureFile;
import dev.narrows.runtime.CloudRuntime;
import dev.narrows.runtime.EdgeEncoder;
import dev.narrows.runtime.LatentTransport;
import dev.narrows.runtime.ModelPriors;
import dev.narrows.runtime.TaskOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/** The small models of the repository, and bitstreams that they made. */
public final class Street {
  /** Models, one in each folder. */
  public static final Path MODELS = Path.of("../models");

  /** With learned latents in two layers. */
  public static final Path LATENTS = MODELS.resolve("street");

  /** With plain features. */
  public static final Path FEATURES = MODELS.resolve("street-features");

  private static final List<byte[]> BITSTREAMS = bitstreams(LATENTS);

  private Street() {}

  /** Bitstreams of four pictures, by {@link #LATENTS}. */
  public static List<byte[]> bitstreams() {
    return BITSTREAMS;
  }

  /** Bitstreams of four pictures, by a model. */
  public static List<byte[]> bitstreams(Path model) {
    try (EdgeEncoder edge = EdgeEncoder.open(model)) {
      List<byte[]> bitstreams = new ArrayList<>();
      for (int i = 1; i <= 4; i++) {
        Picture picture = PictureFile.read(MODELS.resolve("samples/street-" + i + ".png"));
        bitstreams.add(edge.encode(picture.rgb(), picture.height(), picture.width()).bitstream());
      }
      return bitstreams;
    } catch (IOException failure) {
      throw new IllegalStateException("the repository's models are not usable", failure);
    }
  }

  /** The same picture with its base layer only. */
  public static byte[] baseLayer(byte[] bitstream) throws IOException {
    LatentBitstream all = LatentBitstream.read(bitstream);
    return new LatentBitstream(all.model(), all.height(), all.width(), all.layers().subList(0, 1))
        .write();
  }

  /** What a model's halves say, the way the command line goes: without any of the server's code. */
  public static SortedMap<Task, TaskOutput> decoded(Path model, byte[] bitstream)
      throws IOException {
    ModelDirectory directory = ModelDirectory.open(model);
    CodedFeatures coded = CodedFeatures.read(bitstream);
    FeatureTensor features =
        coded instanceof LatentBitstream latents
            ? LatentTransport.require(directory).decode(latents)
            : ((dev.narrows.feature.bitstream.Bitstream) coded)
                .decode(FeatureCodecs.withPriors(ModelPriors.of(directory)))
                .dequantize();
    try (CloudRuntime cloud = CloudRuntime.open(directory)) {
      return cloud.run(features);
    }
  }

  /** Copies a model directory, its description last, as a careful operator does. */
  public static void copy(Path model, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(model)) {
      for (Path file : files.toList()) {
        if (!file.endsWith(ModelDirectory.MANIFEST)) {
          Files.copy(file, to.resolve(file.getFileName()));
        }
      }
    }
    Files.copy(model.resolve(ModelDirectory.MANIFEST), to.resolve(ModelDirectory.MANIFEST));
  }

  /** Deletes a model directory. */
  public static void delete(Path model) throws IOException {
    try (Stream<Path> files = Files.list(model)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(model);
  }
}
