package dev.narrows.benchmarks.load;

import dev.narrows.model.ModelDirectory;
import dev.narrows.picture.Picture;
import dev.narrows.picture.PictureFile;
import dev.narrows.runtime.EdgeEncoder;
import dev.narrows.runtime.RuntimeOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a model makes of the pictures of a folder. */
final class Bitstreams {
  private Bitstreams() {}

  static List<byte[]> of(ModelDirectory model, Path folder) throws IOException {
    List<byte[]> bitstreams = new ArrayList<>();
    try (EdgeEncoder edge = EdgeEncoder.open(model, RuntimeOptions.DEFAULT);
        Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        Picture picture = PictureFile.read(file);
        bitstreams.add(edge.encode(picture.rgb(), picture.height(), picture.width()).bitstream());
      }
    }
    return bitstreams;
  }
}
