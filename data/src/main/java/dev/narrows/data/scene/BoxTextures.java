package dev.narrows.data.scene;

/** How the five visible faces of a box look, each with v upward (on top: v forward). */
record BoxTextures(Texture front, Texture back, Texture left, Texture right, Texture top) {
  static BoxTextures all(Texture texture) {
    return new BoxTextures(texture, texture, texture, texture, texture);
  }

  /** One texture for both sides, one for the rest. */
  static BoxTextures sides(Texture side, Texture rest) {
    return new BoxTextures(rest, rest, side, side, rest);
  }
}
