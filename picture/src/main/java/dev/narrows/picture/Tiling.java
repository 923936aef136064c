package dev.narrows.picture;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.QuantizedTensor;

/**
 * The channels of a tensor side by side in one gray picture, row by row. Cells that no channel
 * fills are black.
 *
 * @param rows cells one above the other
 * @param columns cells side by side
 */
public record Tiling(int rows, int columns) {
  /**
   * @throws IllegalArgumentException if a side is below 1
   */
  public Tiling {
    if (rows < 1 || columns < 1) {
      throw new IllegalArgumentException(
          "tiling: expected positive sides, found " + rows + "x" + columns);
    }
  }

  /**
   * The grid for a number of channels: among those with √C/2 ≤ rows ≤ √C the one that leaves fewest
   * cells empty, and of these the one nearest a square. For powers of two that is the grid of Alvar
   * and Bajić (2019), rows 2^⌊½log₂C⌋ and columns 2^⌈½log₂C⌉.
   *
   * @param channels at least 1
   */
  public static Tiling of(int channels) {
    int root = (int) Math.sqrt(channels);
    Tiling best = ofRows(root, channels);
    for (int rows = root - 1; 4L * rows * rows >= channels; rows--) {
      Tiling candidate = ofRows(rows, channels);
      if (candidate.cells() < best.cells()) {
        best = candidate;
      }
    }
    return best;
  }

  private static Tiling ofRows(int rows, int channels) {
    return new Tiling(rows, (channels + rows - 1) / rows);
  }

  private int cells() {
    return rows * columns;
  }

  /** Width of the picture of a tensor of this many channels, in pixels. */
  public int width(FeatureShape shape) {
    return Math.multiplyExact(columns, shape.width());
  }

  /** Height of the picture of a tensor of this many channels, in pixels. */
  public int height(FeatureShape shape) {
    return Math.multiplyExact(rows, shape.height());
  }

  /** The picture of a tensor's symbols. */
  public GrayPicture tile(QuantizedTensor tensor) {
    FeatureShape shape = tensor.shape();
    short[] samples = new short[width(shape) * height(shape)];
    forEachLine(
        shape,
        (symbol, sample) ->
            System.arraycopy(tensor.symbols(), symbol, samples, sample, shape.width()));
    return new GrayPicture(width(shape), height(shape), tensor.bits(), samples);
  }

  /**
   * The symbols in a picture, channel-major.
   *
   * @throws IllegalArgumentException if the picture has not the size of that shape's
   */
  public short[] untile(GrayPicture picture, FeatureShape shape) {
    if (picture.width() != width(shape) || picture.height() != height(shape)) {
      throw new IllegalArgumentException(
          "tiled tensor "
              + shape
              + ": expected "
              + width(shape)
              + "x"
              + height(shape)
              + ", found "
              + picture.width()
              + "x"
              + picture.height());
    }
    short[] symbols = new short[shape.elements()];
    forEachLine(
        shape,
        (symbol, sample) ->
            System.arraycopy(picture.samples(), sample, symbols, symbol, shape.width()));
    return symbols;
  }

  /** Where one line of one channel lies among the symbols and in the picture. */
  private interface Line {
    void at(int symbol, int sample);
  }

  private void forEachLine(FeatureShape shape, Line line) {
    for (int channel = 0; channel < shape.channels(); channel++) {
      int top = channel / columns * shape.height();
      int left = channel % columns * shape.width();
      for (int y = 0; y < shape.height(); y++) {
        line.at(channel * shape.plane() + y * shape.width(), (top + y) * width(shape) + left);
      }
    }
  }
}
