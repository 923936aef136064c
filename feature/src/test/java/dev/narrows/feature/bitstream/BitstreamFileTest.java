package dev.narrows.feature.bitstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.UnsupportedBitstreamException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BitstreamFileTest {
  @TempDir private Path folder;

  @Test
  void whatIsWrittenIsRead() throws Exception {
    Path file = folder.resolve("picture.nrw");
    Bitstream bitstream = Bitstream.read(Bitstreams.exampleBytes());

    BitstreamFile.write(bitstream, file);
    BitstreamFile.write(bitstream, file);

    assertThat(Files.readAllBytes(file)).isEqualTo(Bitstreams.exampleBytes());
    assertThat(BitstreamFile.read(file, 1000).write()).isEqualTo(Bitstreams.exampleBytes());
    assertThat(contents()).containsExactly(file);
  }

  @Test
  void aFaultNamesTheFile() throws Exception {
    Path file = folder.resolve("picture.nrw");
    Files.write(file, Arrays.copyOf(Bitstreams.exampleBytes(), 30));
    assertRefused(file, 1000, "truncated");
    Files.write(file, Arrays.copyOf(Bitstreams.exampleBytes(), 60));
    assertRefused(file, 1000, "trailing bytes: expected 52, found 60 (at byte 52)");
    Files.write(file, Bitstreams.exampleBytes());
    assertRefused(file, 51, "oversized");
  }

  @Test
  void aNewerVersionNamesTheFileToo() throws Exception {
    Path file = folder.resolve("newer.nrw");
    Files.write(file, Bitstreams.forged(Bitstreams.VERSION, 4));
    assertThatExceptionOfType(UnsupportedBitstreamException.class)
        .isThrownBy(() -> BitstreamFile.read(file, 1000))
        .withMessageStartingWith(file + ": bitstream too new");
  }

  @Test
  void aMissingFileIsTheFileSystemsError() {
    Path file = folder.resolve("none.nrw");
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> BitstreamFile.read(file, 1000));
  }

  @Test
  void aFailedWriteLeavesNothing() throws Exception {
    Path file = folder.resolve("taken");
    Files.createDirectories(file.resolve("by a folder"));
    Bitstream bitstream = Bitstream.read(Bitstreams.exampleBytes());
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> BitstreamFile.write(bitstream, file));
    assertThat(contents()).containsExactly(file);
  }

  private static void assertRefused(Path file, long maxBytes, String message) {
    assertThatExceptionOfType(MalformedBitstreamException.class)
        .isThrownBy(() -> BitstreamFile.read(file, maxBytes))
        .withMessageStartingWith(file.toString())
        .withMessageContaining(message);
  }

  private List<Path> contents() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
