package dev.narrows.cli.info;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.bitstream.Bitstream;
import dev.narrows.feature.bitstream.BitstreamFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** A bitstream. */
public final class BitstreamFacts {
  /** A larger file is no bitstream: the most features there may be take less, even uncompressed. */
  public static final long MAX_BYTES = 4L * FeatureShape.MAX_ELEMENTS;

  private BitstreamFacts() {}

  static Facts of(Path file) throws IOException {
    Bitstream bitstream = BitstreamFile.read(file, MAX_BYTES);
    int side = bitstream.sideInformationBytes();
    int bytes = bitstream.bytes();
    return new Facts(file + ": features of one picture, compressed")
        .add("codec", bitstream.header().codec())
        .add("features", bitstream.header().shape() + " (channels x height x width)")
        .add(
            "quantised",
            bitstream.header().bits() + " bits, " + bitstream.header().reconstruction())
        .add("bytes", bytes + ", of which " + side + " side information")
        .add(
            "rate",
            String.format(
                Locale.ROOT,
                "%.3f bits per feature element",
                8.0 * bytes / bitstream.header().shape().elements()))
        .add("model", bitstream.header().model());
  }
}
