package dev.narrows.feature.bitstream;

import dev.narrows.feature.Codebook;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.MinMaxRange;
import dev.narrows.feature.Reconstruction;
import dev.narrows.feature.StepsFromZero;
import dev.narrows.feature.UnsupportedBitstreamException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the quantiser of a header: its kind and its parameters. */
final class ParameterReader {
  private ParameterReader() {}

  static Reconstruction read(ByteCursor header, FeatureShape shape, int bits)
      throws MalformedBitstreamException, UnsupportedBitstreamException {
    int kind = header.unsignedByte("quantiser kind");
    ByteCursor parameters = header.part(header.varint("parameter length"), "parameters");
    int at = parameters.position();
    Reconstruction read;
    try {
      read = reconstruction(kind, parameters, shape);
      read.requireFits(shape, bits);
    } catch (IllegalArgumentException e) {
      throw new MalformedBitstreamException(at, e.getMessage(), e);
    }
    requireOneEncoding(read, parameters, at);
    return read;
  }

  private static Reconstruction reconstruction(int kind, ByteCursor parameters, FeatureShape shape)
      throws MalformedBitstreamException, UnsupportedBitstreamException {
    return switch (kind) {
      case QuantizerKinds.MIN_MAX ->
          new MinMaxRange(
              parameters.float32("quantiser's minimum"), parameters.float32("quantiser's maximum"));
      case QuantizerKinds.CHANNELS -> ChannelCode.read(parameters, shape.channels());
      case QuantizerKinds.CODEBOOK -> codebook(parameters);
      case QuantizerKinds.STEPS ->
          new StepsFromZero(
              parameters.float32("quantiser's step"),
              parameters.varint("quantiser's zero"),
              (byte) parameters.unsignedByte("quantiser's shift"));
      default ->
          throw new UnsupportedBitstreamException(
              "bitstream of an unknown quantiser: expected kinds 0 to "
                  + QuantizerKinds.STEPS
                  + ", found "
                  + kind);
    };
  }

  private static Codebook codebook(ByteCursor parameters) throws MalformedBitstreamException {
    float min = parameters.float32("smallest level");
    float max = parameters.float32("largest level");
    int at = parameters.position();
    int levels = parameters.varint("number of levels");
    // Each level but the first and the last takes a byte at least.
    if (levels < 1 || levels - 2 > parameters.remaining()) {
      throw new MalformedBitstreamException(
          at, "codebook: expected at least 1 level and a byte for each, found " + levels);
    }
    List<Integer> fractions = new ArrayList<>(List.of(0));
    for (int i = 1; i < levels - 1; i++) {
      int stepAt = parameters.position();
      int step = parameters.varint("level");
      int last = fractions.get(i - 1);
      if (step > Codebook.WHOLE - last) {
        throw new MalformedBitstreamException(
            stepAt, "codebook: expected levels up to 65535, found " + ((long) last + step));
      }
      fractions.add(last + step);
    }
    if (levels > 1) {
      fractions.add(Codebook.WHOLE);
    }
    return new Codebook(min, max, fractions);
  }

  /** So that what is written again has the same bytes. */
  private static void requireOneEncoding(Reconstruction read, ByteCursor parameters, int at)
      throws MalformedBitstreamException {
    byte[] again = read.read(new ParameterWriter());
    if (parameters.remaining() > 0 || !Arrays.equals(again, parameters.from(at))) {
      throw new MalformedBitstreamException(
          at,
          "quantiser parameters: expected "
              + again.length
              + " bytes in their one encoding, found others");
    }
  }
}
