package dev.narrows.picture;

import dev.narrows.feature.UnknownCodecException;
import java.util.List;

/**
 * Codecs by name.
 *
 * @param kind what they are codecs of, for messages
 * @param families all there are
 * @param <C> kind of codec
 */
record CodecRegistry<C>(String kind, List<CodecFamily<C>> families) {
  /** What {@link #parse} takes, for help texts. */
  List<String> usages() {
    return families.stream().map(CodecFamily::usage).toList();
  }

  /**
   * @throws UnknownCodecException if no family has the name or its argument is wrong
   */
  C parse(String text) throws UnknownCodecException {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    String argument = colon < 0 ? null : text.substring(colon + 1);
    for (CodecFamily<C> family : families) {
      if (family.name().equals(name)) {
        return family.maker().make(argument);
      }
    }
    throw new UnknownCodecException(
        "unknown "
            + kind
            + " codec '"
            + text
            + "': expected one of "
            + String.join(", ", usages()));
  }
}
