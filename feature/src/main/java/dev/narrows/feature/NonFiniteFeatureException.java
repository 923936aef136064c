package dev.narrows.feature;

import java.io.IOException;

/** A feature that is NaN or infinite and so has no place in a quantiser's range. */
public final class NonFiniteFeatureException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int channel;
  private final int row;
  private final int column;

  /**
   * @param shape shape of the tensor
   * @param index index of the first such element, channel-major
   * @param value its value
   */
  public NonFiniteFeatureException(FeatureShape shape, int index, float value) {
    this(
        index / shape.plane(), index % shape.plane() / shape.width(), index % shape.width(), value);
  }

  private NonFiniteFeatureException(int channel, int row, int column, float value) {
    super(
        "features: expected finite values, found "
            + value
            + " at channel "
            + channel
            + ", row "
            + row
            + ", column "
            + column);
    this.channel = channel;
    this.row = row;
    this.column = column;
  }

  /** Channel of the element, from 0. */
  public int channel() {
    return channel;
  }

  /** Row of the element, from 0. */
  public int row() {
    return row;
  }

  /** Column of the element, from 0. */
  public int column() {
    return column;
  }
}
