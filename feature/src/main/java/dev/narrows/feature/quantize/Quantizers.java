package dev.narrows.feature.quantize;

import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.Quantizer;
import dev.narrows.feature.UnknownQuantizerException;
import java.util.List;

/** All quantisers by name. A new quantiser is one more family here. */
public final class Quantizers {
  /** Makes quantisers of one name from what stands behind the colon, empty where nothing does. */
  @FunctionalInterface
  private interface Maker {
    Quantizer make(Arguments arguments) throws UnknownQuantizerException;
  }

  private record Family(String name, String usage, Maker maker) {}

  private static final int MAX_BITS = QuantizedTensor.MAX_BITS;

  private static final List<Family> FAMILIES =
      List.of(
          new Family(
              "min-max", "min-max:1..16", in -> new MinMaxQuantizer(in.last().bits(MAX_BITS))),
          new Family(
              "channel", "channel:1..16", in -> new ChannelQuantizer(in.last().bits(MAX_BITS))),
          new Family("clip", "clip:1..16", in -> new ClipQuantizer(in.last().bits(MAX_BITS))),
          new Family(
              "lloyd",
              "lloyd:1..8[:LAMBDA]",
              in ->
                  new LloydQuantizer(
                      in.bits(LloydQuantizer.MAX_BITS),
                      in.option(LloydQuantizer.DEFAULT_LAMBDA, 0, LloydQuantizer.MAX_LAMBDA))),
          new Family(
              "dead-zone",
              "dead-zone:1..16[:ROUNDING]",
              in -> new DeadZoneQuantizer(in.bits(MAX_BITS), rounding(in))),
          new Family(
              "rdo",
              "rdo:1..16[:LAMBDA]",
              in ->
                  new RateDistortionQuantizer(
                      in.bits(MAX_BITS),
                      in.option(
                          RateDistortionQuantizer.DEFAULT_LAMBDA,
                          0,
                          RateDistortionQuantizer.MAX_LAMBDA))),
          new Family(
              "step", "step:SIZE[:ROUNDING]", in -> new StepQuantizer(in.step(), rounding(in))));

  private Quantizers() {}

  /** What {@link #parse} takes, for help texts: {@code min-max:1..16} and so on. */
  public static List<String> usages() {
    return FAMILIES.stream().map(Family::usage).toList();
  }

  /**
   * The quantiser of a name such as {@code min-max:8}, {@code clip:5} or {@code step:0.25}.
   *
   * @throws UnknownQuantizerException if there is none; the message lists what there is, or says
   *     what the argument may be
   */
  public static Quantizer parse(String text) throws UnknownQuantizerException {
    String[] parts = text.split(":", -1);
    for (Family family : FAMILIES) {
      if (family.name().equals(parts[0])) {
        return family.maker().make(new Arguments(text, family.usage(), parts));
      }
    }
    throw new UnknownQuantizerException(
        "unknown quantiser '" + text + "': expected one of " + String.join(", ", usages()));
  }

  private static double rounding(Arguments in) throws UnknownQuantizerException {
    double rounding = in.option(ZeroSteps.DEFAULT_ROUNDING, 0, 0.5);
    if (!ZeroSteps.isRounding(rounding)) {
      throw in.wrong("a rounding above 0");
    }
    return rounding;
  }
}
