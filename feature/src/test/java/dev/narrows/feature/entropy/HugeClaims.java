package dev.narrows.feature.entropy;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.MalformedBitstreamException;
import java.util.List;
import java.util.Optional;

/**
 * Decodes payloads that are one byte too short for the greatest tensors; says what came of each. A
 * program, so that it can run in a virtual machine of too little memory for such a tensor.
 */
final class HugeClaims {
  private static final List<FeatureShape> SHAPES =
      List.of(
          new FeatureShape(1, 1, FeatureShape.MAX_ELEMENTS),
          new FeatureShape(1, 8192, 8192),
          new FeatureShape(1024, 256, 256),
          new FeatureShape(FeatureShape.MAX_ELEMENTS, 1, 1));

  private HugeClaims() {}

  /** Prints a line for each codec and shape. */
  public static void main(String[] arguments) {
    for (FeatureShape shape : SHAPES) {
      report(new StrongCodec(), shape);
    }
    report(new StrongCodec(Optional.of(GoldenPayloads.priors(1024))), SHAPES.get(2));
  }

  private static void report(FeatureCodec codec, FeatureShape shape) {
    byte[] payload = new byte[FeatureShape.MAX_ELEMENTS / (1 << 15) - 1];
    try {
      codec.decode(payload, shape, 8);
      System.out.println(codec.name() + " " + shape + ": decoded");
    } catch (MalformedBitstreamException e) {
      System.out.println(codec.name() + " " + shape + ": refused at byte " + e.offset());
    }
  }
}
