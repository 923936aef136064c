package dev.narrows.feature.naming;

import dev.narrows.feature.UnknownCodecException;
import java.util.List;

/**
 * Codecs by name.
 *
 * @param kind what they are codecs of, for messages
 * @param families all there are
 * @param <C> kind of codec
 */
public record CodecNames<C>(String kind, List<CodecFamily<C>> families) {
  /** Copies the list. */
  public CodecNames {
    families = List.copyOf(families);
  }

  /** What {@link #parse} takes, for help texts. */
  public List<String> usages() {
    return families.stream().map(CodecFamily::usage).toList();
  }

  /**
   * The codec of a name.
   *
   * @param text a family's name and, behind a colon, its argument
   * @throws UnknownCodecException if no family has the name or its argument is wrong
   */
  public C parse(String text) throws UnknownCodecException {
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
