package dev.narrows.feature.entropy;

import dev.narrows.feature.FeatureShape;
import java.util.List;

/**
 * About how many bits the strong profile of the native codec needs for a symbol, given those before
 * it: for quantisers that weigh bits against error. It goes through a tensor once, channel by
 * channel and row by row.
 */
public final class RateEstimate {
  private static final double BITS_PER_NAT = 1 / Math.log(2);
  private static final double LEAST_PROBABILITY = 1e-6;

  private final FeatureShape shape;
  private final boolean rectified;
  private final Expectation expectation;
  private int channel;
  private int place;
  private double center;
  private double scale;

  /**
   * @param shape of the tensor
   * @param bits depth of its symbols, 1 to 16
   * @param rectified whether no symbol is below the zero symbol
   */
  public RateEstimate(FeatureShape shape, int bits, boolean rectified) {
    this.shape = shape;
    this.rectified = rectified;
    PriorValues none = new PriorValues(List.of(), shape.plane());
    expectation =
        new Expectation(shape.width(), shape.plane(), Math.max(0, bits - 8), rectified, none);
    expectation.beginChannel(0);
    look();
  }

  /**
   * Bits of a symbol at the place at hand, by the logistic distribution that is expected there.
   *
   * @param symbol as the difference from the zero symbol
   */
  public double bits(int symbol) {
    double below = rectified && symbol == 0 ? 0 : below(symbol - 0.5);
    double probability = below(symbol + 0.5) - below;
    return -Math.log(Math.max(LEAST_PROBABILITY, probability)) * BITS_PER_NAT;
  }

  /** Takes in the symbol at the place at hand, and moves on to the next. */
  public void next(int symbol) {
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
    double unit = 1 << Surroundings.FRACTION;
    center = expectation.value / unit;
    scale = Math.max(1, expectation.scale) / unit;
  }

  private double below(double threshold) {
    return 1 / (1 + Math.exp((center - threshold) / scale));
  }
}
