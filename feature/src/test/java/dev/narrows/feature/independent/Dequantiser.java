package dev.narrows.feature.independent;

import java.util.ArrayList;
import java.util.List;

/** Section "Quantisers": how symbols become features. */
interface Dequantiser {
  /** In double precision; not yet within the finite floats. */
  double exact(int channel, int symbol);

  /** Rounded once. */
  default float feature(int channel, int symbol) {
    double most = Float.MAX_VALUE;
    return (float) Math.max(-most, Math.min(most, exact(channel, symbol)));
  }

  static Dequantiser of(Container container) throws Refusal {
    ByteReader parameters = new ByteReader(container.parameters());
    int levels = (1 << container.bits()) - 1;
    Dequantiser dequantiser =
        switch (container.quantiser()) {
          case 0 -> oneRange(parameters, levels);
          case 1 -> rangeForEachChannel(parameters, container.shape().channels(), levels);
          case 2 -> codebook(parameters, levels);
          case 3 -> stepsFromZero(parameters, levels);
          default -> throw new Refusal("expected a quantiser of kind 0 to 3");
        };
    parameters.requireEnd();
    return dequantiser;
  }

  private static Dequantiser oneRange(ByteReader parameters, int levels) throws Refusal {
    double min = parameters.finite();
    double max = parameters.finite();
    Refusal.unless(min <= max, "min ≤ max");
    return (channel, symbol) -> (min * (levels - symbol) + max * symbol) / levels;
  }

  private static Dequantiser rangeForEachChannel(ByteReader parameters, int channels, int levels)
      throws Refusal {
    double low = parameters.finite();
    double high = parameters.finite();
    Refusal.unless(low <= high, "low ≤ high");
    int flags = parameters.unsigned8();
    Refusal.unless(flags < 8, "flags of the lowest three bits");
    boolean[] zero = mask((flags & 2) != 0, parameters, channels);
    int others = channels - count(zero);
    boolean[] constants = mask((flags & 4) != 0, parameters, others);

    Dequantiser[] ofChannel = new Dequantiser[channels];
    List<Integer> ranged = new ArrayList<>();
    int other = 0;
    for (int channel = 0; channel < channels; channel++) {
      if (zero[channel]) {
        ofChannel[channel] = (c, symbol) -> 0;
      } else if (constants[other++]) {
        float constant = parameters.finite();
        Refusal.unless(constant >= low && constant <= high, "a constant from low to high");
        Refusal.unless(Float.floatToRawIntBits(constant) != 0, "+0 in the zero mask");
        ofChannel[channel] = (c, symbol) -> constant;
      } else {
        ranged.add(channel);
      }
    }
    int[] narrownesses = new int[ranged.size()];
    for (int i = 0; i < narrownesses.length; i++) {
      narrownesses[i] = parameters.unsigned8();
    }
    boolean offsetsAreThere = (flags & 1) != 0;
    long offsets = 0;
    for (int i = 0; i < narrownesses.length; i++) {
      int w = narrownesses[i];
      double width = (high - low) * (32 - w % 16) / 32 * Math.scalb(1.0, -(w / 16));
      int o = offsetsAreThere ? parameters.varint() : 0;
      offsets += o;
      double start = o * width / 16;
      Refusal.unless(low + start <= high, "a range that starts within low to high");
      ofChannel[ranged.get(i)] =
          (c, symbol) -> {
            double feature = low + (start + width * ((double) symbol / levels));
            return Math.max(low, Math.min(high, feature));
          };
    }
    Refusal.unless(!offsetsAreThere || offsets > 0, "offsets that are not all 0");
    return (channel, symbol) -> ofChannel[channel].exact(channel, symbol);
  }

  private static boolean[] mask(boolean there, ByteReader parameters, int bits) throws Refusal {
    boolean[] mask = new boolean[bits];
    if (!there) {
      return mask;
    }
    byte[] bytes = parameters.bytes((bits + 7) / 8);
    int set = 0;
    for (int i = 0; i < bits; i++) {
      mask[i] = (bytes[i / 8] & (0x80 >> (i % 8))) != 0;
    }
    for (byte b : bytes) {
      set += Integer.bitCount(b & 0xFF);
    }
    Refusal.unless(set == count(mask), "0 in the rest of a mask's last byte");
    Refusal.unless(set > 0, "a mask of some bits");
    return mask;
  }

  private static int count(boolean[] mask) {
    int count = 0;
    for (boolean bit : mask) {
      count += bit ? 1 : 0;
    }
    return count;
  }

  private static Dequantiser codebook(ByteReader parameters, int most) throws Refusal {
    double min = parameters.finite();
    double max = parameters.finite();
    int levels = parameters.varint();
    Refusal.unless(levels >= 1 && levels <= most + 1, "1 to 2^n levels");
    Refusal.unless(levels == 1 ? min == max : min < max, "min < max, or min = max of one level");
    int[] fraction = new int[levels];
    long f = 0;
    for (int level = 1; level < levels - 1; level++) {
      int rise = parameters.varint();
      f += rise;
      Refusal.unless(rise > 0 && f < 65535, "fractions that rise");
      fraction[level] = (int) f;
    }
    if (levels > 1) {
      fraction[levels - 1] = 65535;
    }
    return (channel, symbol) -> {
      int own = fraction[Math.min(symbol, levels - 1)];
      return (min * (65535 - own) + max * own) / 65535;
    };
  }

  private static Dequantiser stepsFromZero(ByteReader parameters, int levels) throws Refusal {
    double step = parameters.finite();
    Refusal.unless(step > 0, "a step above 0");
    int z = parameters.varint();
    Refusal.unless(z <= levels, "a symbol of zero below 2^n");
    double d = (byte) parameters.unsigned8();
    return (channel, symbol) ->
        symbol == z ? 0 : Integer.signum(symbol - z) * (Math.abs(symbol - z) - d / 256) * step;
  }
}
