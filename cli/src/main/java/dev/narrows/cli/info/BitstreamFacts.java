package dev.narrows.cli.info;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.bitstream.Bitstream;
import dev.narrows.feature.bitstream.BitstreamFile;
import dev.narrows.feature.bitstream.BitstreamHeader;
import dev.narrows.feature.bitstream.CodedFeatures;
import dev.narrows.feature.bitstream.LatentBitstream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/** A bitstream. */
public final class BitstreamFacts {
  /** A larger file is no bitstream: the most features there may be take less, even uncompressed. */
  public static final long MAX_BYTES = 4L * FeatureShape.MAX_ELEMENTS;

  private BitstreamFacts() {}

  static Facts of(Path file) throws IOException {
    CodedFeatures coded = BitstreamFile.readAny(file, MAX_BYTES);
    return coded instanceof LatentBitstream latents
        ? LatentFacts.of(file, latents)
        : of(file, (Bitstream) coded);
  }

  private static Facts of(Path file, Bitstream bitstream) {
    BitstreamHeader header = bitstream.header();
    Facts facts =
        new Facts(file + ": features of one picture, compressed")
            .add("codec", header.codec())
            .add("features", header.shape() + " (channels x height x width)")
            .add(
                "quantised",
                header.bits() + " bits, " + header.reconstruction().read(new QuantizerText()));
    if (header.layers().size() > 1) {
      facts.add(
          "layers",
          header.layers().stream()
              .map(layer -> layer.channels() + " channels in " + layer.bytes() + " bytes")
              .collect(Collectors.joining(", ")));
    }
    return facts
        .add(
            "bytes",
            bitstream.bytes()
                + ", of which "
                + bitstream.sideInformationBytes()
                + " side information")
        .add(
            "rate",
            String.format(
                Locale.ROOT,
                "%.3f bits per feature element",
                8.0 * bitstream.bytes() / header.shape().elements()))
        .add("model", header.model().equals(ModelIdentity.NONE) ? "not known" : header.model());
  }
}
