package dev.narrows.feature.entropy;

import dev.narrows.feature.FeatureShape;
import java.util.List;

/**
 * How many bits the strong profile of the native codec needs for a symbol, given those before it:
 * for quantisers that weigh bits against error. It goes through a tensor once, channel by channel
 * and row by row.
 */
public final class RateEstimate {
  private final FeatureShape shape;
  private final Expectation expectation;
  private final SymbolModel model;
  private final BitMeter meter = new BitMeter();
  private int channel;
  private int place;

  /**
   * @param shape of the tensor
   * @param bits depth of its symbols, 1 to 16
   * @param rectified whether no symbol is below the zero symbol
   */
  public RateEstimate(FeatureShape shape, int bits, boolean rectified) {
    this.shape = shape;
    PriorValues none = new PriorValues(List.of(), shape.plane());
    expectation =
        new Expectation(shape.width(), shape.plane(), Math.max(0, bits - 8), rectified, none);
    model = new SymbolModel(bits, bits, !rectified, expectation);
    expectation.beginChannel(0);
    look();
  }

  /**
   * Bits of a symbol at the place at hand.
   *
   * @param symbol as the difference from the zero symbol; of the depth given
   */
  public double bits(int symbol) {
    model.frozen = true;
    model.code(meter, symbol);
    model.frozen = false;
    return meter.take();
  }

  /** Takes in the symbol at the place at hand, and moves on to the next. */
  public void next(int symbol) {
    model.code(meter, symbol);
    meter.take();
    expectation.learn(place, symbol);
    place++;
    if (place == shape.plane()) {
      expectation.endChannel();
      place = 0;
      channel++;
      if (channel == shape.channels()) {
        return;
      }
      expectation.beginChannel(channel);
    }
    look();
  }

  private void look() {
    expectation.look(place, place / shape.width(), place % shape.width());
  }
}
