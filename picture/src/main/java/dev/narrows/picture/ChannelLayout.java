package dev.narrows.picture;

/** Where the channels of a tensor lie in the picture that a codec gets of it. */
public enum ChannelLayout {
  /** In a grid near a square, {@link Tiling#of}. */
  TILED,
  /** One below the other: C channels of H rows and W columns are C·H rows of W columns. */
  UNTILED;

  /** The grid for a number of channels, at least 1. */
  public Tiling tiling(int channels) {
    return switch (this) {
      case TILED -> Tiling.of(channels);
      case UNTILED -> new Tiling(channels, 1);
    };
  }

  /** How a codec's name ends that has this layout where its family usually has the other. */
  public String suffix() {
    return switch (this) {
      case TILED -> ":tiled";
      case UNTILED -> ":untiled";
    };
  }
}
