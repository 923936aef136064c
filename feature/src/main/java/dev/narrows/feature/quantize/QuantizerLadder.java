package dev.narrows.feature.quantize;

import dev.narrows.feature.Quantizer;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Quantisers of one family, from the coarsest to the finest.
 *
 * @param rungs at least one
 */
public record QuantizerLadder(List<Quantizer> rungs) {
  private static final int RUNGS_PER_OCTAVE = 8;
  private static final int OCTAVES = 16;

  /**
   * @throws IllegalArgumentException if there is no quantiser
   */
  public QuantizerLadder {
    rungs = List.copyOf(rungs);
    if (rungs.isEmpty()) {
      throw new IllegalArgumentException("ladder: expected a quantiser, found none");
    }
  }

  /**
   * A quantiser of each depth.
   *
   * @param finest the greatest depth; the first is 1
   * @param family makes the quantiser of a depth
   */
  public static QuantizerLadder bits(int finest, IntFunction<Quantizer> family) {
    return new QuantizerLadder(IntStream.rangeClosed(1, finest).mapToObj(family).toList());
  }

  /**
   * Steps in the ratio of 2^(1/8) that reach 16 octaves up.
   *
   * @param finest the smallest step, in units of the features
   * @param rounding as {@link StepQuantizer} has it
   */
  public static QuantizerLadder steps(float finest, double rounding) {
    return new QuantizerLadder(
        IntStream.rangeClosed(0, OCTAVES * RUNGS_PER_OCTAVE)
            .map(i -> OCTAVES * RUNGS_PER_OCTAVE - i)
            .mapToObj(i -> step(finest, i, rounding))
            .toList());
  }

  /**
   * A quantiser and the coarser ones of its family; alone, if it is of no family known here.
   *
   * @param finest the finest allowed
   */
  public static QuantizerLadder upTo(Quantizer finest) {
    if (finest instanceof MinMaxQuantizer minMax) {
      return bits(minMax.bits(), MinMaxQuantizer::new);
    }
    if (finest instanceof ChannelQuantizer channel) {
      return bits(channel.bits(), ChannelQuantizer::new);
    }
    if (finest instanceof ClipQuantizer clip) {
      return bits(clip.bits(), ClipQuantizer::new);
    }
    if (finest instanceof LloydQuantizer lloyd) {
      return bits(lloyd.bits(), bits -> new LloydQuantizer(bits, lloyd.lambda()));
    }
    if (finest instanceof DeadZoneQuantizer zone) {
      return bits(zone.bits(), bits -> new DeadZoneQuantizer(bits, zone.rounding()));
    }
    if (finest instanceof RateDistortionQuantizer rdo) {
      return bits(rdo.bits(), bits -> new RateDistortionQuantizer(bits, rdo.lambda()));
    }
    if (finest instanceof StepQuantizer step) {
      return steps(step.step(), step.rounding());
    }
    return new QuantizerLadder(List.of(finest));
  }

  /** Number of rungs, at least 1. */
  public int size() {
    return rungs.size();
  }

  /** A rung, 0 for the coarsest. */
  public Quantizer rung(int index) {
    return rungs.get(index);
  }

  private static Quantizer step(float finest, int rung, double rounding) {
    double factor = StrictMath.pow(2, (double) rung / RUNGS_PER_OCTAVE);
    return new StepQuantizer((float) Math.min(Float.MAX_VALUE, finest * factor), rounding);
  }
}
