package dev.narrows.picture;

import dev.narrows.feature.UnknownCodecException;

/**
 * Codecs of one name, told apart by what stands behind the colon.
 *
 * @param name the name, such as {@code jpeg}
 * @param usage the name with what may follow, such as {@code jpeg:1..100}
 * @param maker makes one
 * @param <C> kind of codec
 */
record CodecFamily<C>(String name, String usage, Maker<C> maker) {
  /** Makes a codec of its argument, null where the name stands alone. */
  @FunctionalInterface
  interface Maker<C> {
    C make(String argument) throws UnknownCodecException;
  }

  /** The family of a single codec, which takes no argument. */
  static <C> CodecFamily<C> single(String name, C codec) {
    return new CodecFamily<>(
        name,
        name,
        argument -> {
          if (argument != null) {
            throw new UnknownCodecException(
                "codec " + name + ": expected no argument, found '" + argument + "'");
          }
          return codec;
        });
  }

  /** Makes a codec of a quality. */
  @FunctionalInterface
  interface QualityMaker<C> {
    C make(int quality);
  }

  /** The quality that an argument gives, as a codec. */
  static <C> C ofQuality(
      String name, String argument, int lowest, int highest, QualityMaker<C> maker)
      throws UnknownCodecException {
    if (argument == null || !argument.matches("0|[1-9][0-9]{0,2}")) {
      throw outOfRange(name, argument, lowest, highest);
    }
    int quality = Integer.parseInt(argument);
    if (quality < lowest || quality > highest) {
      throw outOfRange(name, argument, lowest, highest);
    }
    return maker.make(quality);
  }

  private static UnknownCodecException outOfRange(
      String name, String argument, int lowest, int highest) {
    return new UnknownCodecException(
        "codec "
            + name
            + ": expected a quality from "
            + lowest
            + " to "
            + highest
            + " as in "
            + name
            + ":"
            + (lowest + highest) / 2
            + ", found "
            + (argument == null ? "none" : "'" + argument + "'"));
  }
}
