package dev.narrows.codecs;

import dev.narrows.feature.FeatureShape;

/** A small tensor of 8 bits whose second rows are 7: what other encoders have compressed. */
final class Stripes {
  static final FeatureShape SHAPE = new FeatureShape(5, 3, 4);
  static final short[] SYMBOLS = new short[SHAPE.elements()];

  static {
    for (int i = 0; i < SYMBOLS.length; i++) {
      SYMBOLS[i] = (short) (i / SHAPE.width() % SHAPE.height() == 1 ? 7 : 0);
    }
  }

  private Stripes() {}
}
