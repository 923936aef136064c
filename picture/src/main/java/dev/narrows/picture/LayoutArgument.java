package dev.narrows.picture;

/**
 * What stands behind the name of a codec's family, without the layout that may end it.
 *
 * @param text the rest; null where there is none
 * @param layout the layout asked for
 */
public record LayoutArgument(String text, ChannelLayout layout) {
  /**
   * Takes the unusual layout's suffix off an argument; the usual one is never named, so that a
   * codec has one name.
   *
   * @param argument what stands behind the family's name; null where it stands alone
   * @param unusual the layout that is asked for by its suffix
   */
  public static LayoutArgument parse(String argument, ChannelLayout unusual) {
    ChannelLayout usual =
        switch (unusual) {
          case TILED -> ChannelLayout.UNTILED;
          case UNTILED -> ChannelLayout.TILED;
        };
    String whole = argument == null ? "" : ":" + argument;
    if (!whole.endsWith(unusual.suffix())) {
      return new LayoutArgument(argument, usual);
    }
    int end = whole.length() - unusual.suffix().length();
    return new LayoutArgument(end == 0 ? null : whole.substring(1, end), unusual);
  }
}
