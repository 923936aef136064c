package dev.narrows.feature.entropy;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.FeatureShape;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the native codecs make of the golden tensors, a line each: codec, tensor, bytes and SHA-256
 * of the payload. A program, so that it can run in another virtual machine.
 */
final class GoldenPayloads {
  /** The codecs, for a tensor's shape. A new one is one more line here, and its payloads. */
  private static final List<Function<FeatureShape, FeatureCodec>> CODECS =
      List.of(
          shape -> new FastCodec(),
          shape -> new StrongCodec(),
          shape -> new StrongCodec(Optional.of(priors(shape.channels()))));

  private GoldenPayloads() {}

  /** Prints the lines. */
  public static void main(String[] arguments) throws IOException {
    lines().forEach(System.out::println);
  }

  static List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Function<FeatureShape, FeatureCodec> codecs : CODECS) {
      for (GoldenTensor golden : GoldenTensor.values()) {
        FeatureCodec codec = codecs.apply(golden.shape());
        lines.add(codec.name() + " " + golden + " " + result(codec, golden));
      }
    }
    return lines;
  }

  private static String result(FeatureCodec codec, GoldenTensor golden) throws IOException {
    short[] symbols = golden.tensor().symbols();
    byte[] payload = codec.encode(golden.tensor());
    short[] decoded = codec.decode(payload, golden.shape(), golden.tensor().bits());
    return Arrays.equals(symbols, decoded)
        ? payload.length + " " + HexFormat.of().formatHex(sha256(payload))
        : "decoded to another tensor";
  }

  /**
   * Priors of so many channels that use all that priors can say: positive and negative means,
   * references, and a channel that is unknown.
   */
  static FeaturePriors priors(int channels) {
    List<ChannelPrior> priors = new ArrayList<>();
    for (int channel = 0; channel < channels; channel++) {
      priors.add(channel % 4 == 3 ? ChannelPrior.UNKNOWN : prior(channel));
    }
    return new FeaturePriors(8, priors);
  }

  private static ChannelPrior prior(int channel) {
    List<Integer> neighbours = List.of(1500 - 20 * channel, 1300, -200, 250, 100 + channel);
    List<ChannelPrior.Reference> references = new ArrayList<>();
    for (int earlier = Math.max(0, channel - 2); earlier < channel; earlier++) {
      references.add(new ChannelPrior.Reference(earlier, 600 - 400 * (channel - earlier)));
    }
    int mean = 150 - 100 * (channel % 3);
    return new ChannelPrior(mean, 300 + channel, 40 - channel, neighbours, references);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
