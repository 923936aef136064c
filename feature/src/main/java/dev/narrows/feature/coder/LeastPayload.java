package dev.narrows.feature.coder;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.MalformedBitstreamException;

/**
 * The fewest bytes that a payload has, one for 32768 elements; a shorter one is filled up with
 * zeros. So a few bytes cannot make a decoder fill gigabytes, even where all channels are constant.
 */
public final class LeastPayload {
  private static final int ELEMENTS_PER_BYTE = 1 << 15;

  private LeastPayload() {}

  /** How many bytes the symbols of such a shape take at least. */
  public static int bytes(FeatureShape shape) {
    return shape.elements() / ELEMENTS_PER_BYTE;
  }

  /**
   * To be asked before anything is allocated.
   *
   * @throws MalformedBitstreamException if the payload is shorter
   */
  public static void require(byte[] payload, FeatureShape shape)
      throws MalformedBitstreamException {
    if (payload.length < bytes(shape)) {
      throw new MalformedBitstreamException(
          payload.length,
          "truncated: expected at least "
              + bytes(shape)
              + " bytes for features of "
              + shape
              + ", found "
              + payload.length);
    }
  }
}
