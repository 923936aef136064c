package dev.narrows.feature.naming;

import dev.narrows.feature.UnknownCodecException;

/**
 * Codecs of one name, told apart by what stands behind the colon.
 *
 * @param name the name, such as {@code jpeg}
 * @param usage the name with what may follow, such as {@code jpeg:1..100}
 * @param maker makes one
 * @param <C> kind of codec
 */
public record CodecFamily<C>(String name, String usage, Maker<C> maker) {
  /**
   * Makes a codec of its argument.
   *
   * @param <C> kind of codec
   */
  @FunctionalInterface
  public interface Maker<C> {
    /**
     * The codec.
     *
     * @param argument what stands behind the first colon; null where the name stands alone
     * @throws UnknownCodecException if the argument is none of this family's; the message says what
     *     was expected and found
     */
    C make(String argument) throws UnknownCodecException;
  }

  /** The family of a single codec, which takes no argument. */
  public static <C> CodecFamily<C> single(String name, C codec) {
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

  /**
   * Makes a codec of a number.
   *
   * @param <C> kind of codec
   */
  @FunctionalInterface
  public interface NumberMaker<C> {
    /** The codec of a number that is in range. */
    C make(int number);
  }

  /**
   * The number that an argument gives, as a codec.
   *
   * @param name the family's
   * @param quantity what the number is, such as {@code quality}
   * @param argument decimal digits without leading zeros; null where the name stands alone
   * @param lowest the least number allowed, 0 or more
   * @param highest the greatest number allowed, at most 999
   * @throws UnknownCodecException if it is no number or out of range
   */
  public static <C> C ofNumber(
      String name, String quantity, String argument, int lowest, int highest, NumberMaker<C> maker)
      throws UnknownCodecException {
    if (argument == null || !argument.matches("0|[1-9][0-9]{0,2}")) {
      throw outOfRange(name, quantity, argument, lowest, highest);
    }
    int number = Integer.parseInt(argument);
    if (number < lowest || number > highest) {
      throw outOfRange(name, quantity, argument, lowest, highest);
    }
    return maker.make(number);
  }

  private static UnknownCodecException outOfRange(
      String name, String quantity, String argument, int lowest, int highest) {
    return new UnknownCodecException(
        ("codec " + name + ": expected a " + quantity + " from " + lowest + " to " + highest)
            + (" as in " + name + ":" + (lowest + highest) / 2 + ", found ")
            + (argument == null ? "none" : "'" + argument + "'"));
  }
}
