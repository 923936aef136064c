package dev.narrows.cli.info;

import dev.narrows.feature.bitstream.LatentBitstream;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A bitstream of learned latents. How many channels there are, only the model knows. */
final class LatentFacts {
  private LatentFacts() {}

  static Facts of(Path file, LatentBitstream bitstream) {
    return new Facts(file + ": learned latents of one picture, compressed")
        .add("latents", bitstream.height() + "x" + bitstream.width() + " (height x width)")
        .add(
            "layers",
            IntStream.range(0, bitstream.layers().size())
                .mapToObj(index -> layer(index, bitstream.layers().get(index)))
                .collect(Collectors.joining(", ")))
        .add(
            "bytes",
            bitstream.bytes()
                + ", of which "
                + bitstream.sideInformationBytes()
                + " side information")
        .add("model", bitstream.modelHex() + "... (start of its identity)");
  }

  private static String layer(int index, LatentBitstream.Layer layer) {
    return (index == 0 ? "the first in " : "one more in ")
        + (layer.payload().length + " bytes, at rate " + layer.rate());
  }
}
