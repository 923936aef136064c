package dev.narrows.client;

import dev.narrows.codecs.FeatureCodecs;
import dev.narrows.feature.bitstream.CodedFeatures;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.Task;
import dev.narrows.runtime.CloudDecoder;
import dev.narrows.runtime.EdgeCoding;
import dev.narrows.runtime.EdgeEncoder;
import dev.narrows.runtime.EncodedPicture;
import dev.narrows.runtime.RuntimeOptions;
import dev.narrows.runtime.TaskOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The model that lies in the repository, with pictures so small that all of it is quick. */
final class StreetModel {
  static final String NAME = "street";

  private static final Path DIRECTORY = Path.of("../models/street");
  private static final RuntimeOptions ONE_THREAD = new RuntimeOptions(1);
  private static final int SIDE = 32;
  private static final int PICTURES = 24;

  private static final CloudDecoder DECODER = decoder();
  private static final List<EncodedPicture> ENCODED = encode();

  private StreetModel() {}

  /** The cloud half, for servers and as an oracle. */
  static CloudDecoder cloud() {
    return DECODER;
  }

  /** A picture's bitstream, all layers; no two are equal. */
  static EncodedPicture encoded(int index) {
    return ENCODED.get(index % PICTURES);
  }

  /** What the cloud half says about a picture, without a server between; as {@link #contents}. */
  static SortedMap<Task, ByteBuffer> expected(int index, Set<Task> tasks) throws IOException {
    SortedMap<Task, TaskResult> results = new TreeMap<>();
    DECODER
        .decode(CodedFeatures.read(encoded(index).bitstream()), tasks)
        .forEach((task, output) -> results.put(task, result(output)));
    return contents(results);
  }

  /** Results as height, width and every bit of their elements: comparing these is quick. */
  static SortedMap<Task, ByteBuffer> contents(SortedMap<Task, TaskResult> results) {
    SortedMap<Task, ByteBuffer> contents = new TreeMap<>();
    results.forEach((task, result) -> contents.put(task, contents(result)));
    return contents;
  }

  private static ByteBuffer contents(TaskResult result) {
    int pixels = result.height() * result.width();
    ByteBuffer bytes = ByteBuffer.allocate(2 * Integer.BYTES + Float.BYTES * pixels);
    bytes.putInt(result.height()).putInt(result.width());
    switch (result.task()) {
      case SEGMENTATION -> bytes.put(((TaskResult.Segmentation) result).classIds());
      case DISPARITY -> {
        for (float value : ((TaskResult.Disparity) result).disparity()) {
          bytes.putFloat(value);
        }
      }
      case RECONSTRUCTION -> bytes.put(((TaskResult.Reconstruction) result).rgb());
    }
    return bytes.flip();
  }

  private static TaskResult result(TaskOutput output) {
    int height = output.height();
    int width = output.width();
    return switch (output.task()) {
      case SEGMENTATION -> new TaskResult.Segmentation(height, width, output.classIds());
      case DISPARITY -> new TaskResult.Disparity(height, width, output.disparity());
      case RECONSTRUCTION -> new TaskResult.Reconstruction(height, width, output.rgb());
    };
  }

  private static CloudDecoder decoder() {
    try {
      return CloudDecoder.open(
          ModelDirectory.open(DIRECTORY), FeatureCodecs::withPriors, ONE_THREAD);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<EncodedPicture> encode() {
    try (EdgeEncoder encoder = EdgeEncoder.open(DECODER.model(), ONE_THREAD)) {
      return IntStream.range(0, PICTURES).mapToObj(i -> encode(encoder, i)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EncodedPicture encode(EdgeEncoder encoder, int index) {
    byte[] rgb = new byte[3 * SIDE * SIDE];
    SplittableRandom random = new SplittableRandom(index);
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) random.nextInt();
    }
    try {
      return encoder.encode(rgb, SIDE, SIDE, new EdgeCoding.Latents(Set.of(), List.of(10)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
