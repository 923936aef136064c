package dev.narrows.feature.entropy;

import dev.narrows.feature.coder.BinaryCoder;

/**
 * Codes one symbol as a few binary decisions: is it zero, is it negative, how many bits has its
 * magnitude, which are the two below the first, and the rest of them. The first two are foreseen in
 * two contexts, that of the expected value with its scale and that of the two neighbours to the
 * west; a mixer that learns which of them to trust makes one probability of both (after Mahoney,
 * "Adaptive weighing of context models for lossless data compression", 2005). The others are
 * foreseen in the first context alone, which loses a hundredth of the bytes and halves the time;
 * the rest is evenly likely.
 *
 * <p>In the first context, a decision that was never seen there has the probability that a logistic
 * distribution about the expected value gives it.
 */
final class SymbolModel {
  private static final int INPUTS = 2;
  private static final int SCALE_BINS = 16;
  private static final int FIRST_SCALE_BIN = 6;
  private static final int FIRST_COUNT = 35;
  private static final int COUNT_LIMIT = 543;
  private static final int WEIGHT_BITS = 16;
  private static final int LEARNING_SHIFT = 10;
  private static final int UNDECIDED = AdaptiveBit.of(40000, 8);
  private static final int[] FIRST_WEIGHTS = {37000, 63000};

  /** A probability never says that something is certain. */
  private static final int LEAST = 32;

  private static final int MOST = 65536 - 32;
  private static final int LEAST_FIRST = 64;

  private final int top;
  private final int nodes;
  private final int valueBins;
  private final int zeroBin;
  private final int neighbourBins;
  private final int neighbourZero;
  private final int depthShift;
  private final boolean negatives;
  private final Expectation expected;
  private final Surroundings near;

  private final int[] contexts;
  private final int rowStart;
  private final int[] weights;

  /** Whether nothing is to be learned from what is coded. */
  boolean frozen;

  private int atExpectation;
  private int atRow;

  /**
   * @param bits depth of the symbols
   * @param magnitudeBits bits of the greatest magnitude
   * @param negatives whether symbols can be negative
   * @param expected what is expected of the symbol at hand
   */
  SymbolModel(int bits, int magnitudeBits, boolean negatives, Expectation expected) {
    this.top = magnitudeBits;
    this.negatives = negatives;
    this.expected = expected;
    near = expected.near;
    nodes = 4 * magnitudeBits;
    depthShift = Math.max(0, bits - 8);
    int positive = 4 * bits + 8;
    zeroBin = negatives ? positive : 0;
    valueBins = zeroBin + positive;
    int near = 2 * bits + 2;
    neighbourZero = negatives ? near : 0;
    neighbourBins = neighbourZero + near;
    int values = valueBins * SCALE_BINS * nodes;
    rowStart = values;
    contexts = new int[values + neighbourBins * neighbourBins * nodes];
    weights = new int[nodes * INPUTS];
    for (int node = 0; node < nodes; node++) {
      System.arraycopy(FIRST_WEIGHTS, 0, weights, node * INPUTS, INPUTS);
    }
  }

  /** Codes the symbol at the place that the expectation looks at. */
  int code(BinaryCoder coder, int symbol) {
    int scaleBin =
        Math.max(
            0,
            Math.min(
                SCALE_BINS - 1, Bins.halfOctave(expected.scale >> depthShift) - FIRST_SCALE_BIN));
    atExpectation = (valueBin(expected.value) * SCALE_BINS + scaleBin) * nodes;
    // A negative trained mean that stands in for neighbours after a rectifier leads before the
    // row's contexts: the format has that, but for what would lie before all contexts.
    atRow =
        Math.max(
            0,
            rowStart
                + (neighbourBin(near.west) * neighbourBins + neighbourBin(near.westWest)) * nodes);

    if (decide(coder, symbol != 0 ? 1 : 0, 0, 0, 1, 1) == 0) {
      return 0;
    }
    boolean negative = negatives && decide(coder, symbol < 0 ? 1 : 0, 1, 0, 0, 0) != 0;
    int magnitude = magnitude(coder, Math.abs(symbol), negative ? -1 : 1);
    return negative ? -magnitude : magnitude;
  }

  private int magnitude(BinaryCoder coder, int magnitude, int sign) {
    int high = 1 << top;
    int lead = top - 1;
    while (lead > 0) {
      int middle = 1 << lead;
      if (decideAlone(coder, magnitude >= middle ? 1 : 0, 1 + lead, sign, middle, high) != 0) {
        break;
      }
      high = middle;
      lead--;
    }
    int low = 1 << lead;
    int at = lead - 1;
    if (at >= 0) {
      int half = 1 << at;
      int node = top + 1 + lead;
      int first = decideAlone(coder, (magnitude >> at) & 1, node, sign, low + half, low + 2 * half);
      low += first * half;
      at--;
      if (at >= 0) {
        half >>= 1;
        node = 2 * top + 2 * lead + first;
        low +=
            half
                * decideAlone(coder, (magnitude >> at) & 1, node, sign, low + half, low + 2 * half);
        at--;
        low += rest(coder, magnitude, at + 1);
      }
    }
    return low;
  }

  /** The last bits, in which nothing is to be foreseen. */
  private static int rest(BinaryCoder coder, int magnitude, int bits) {
    int upper = Math.max(0, bits - 8);
    int lower = bits - upper;
    int coded = coder.codeEvenly((magnitude >>> lower) & ((1 << upper) - 1), upper) << lower;
    return coded | coder.codeEvenly(magnitude & ((1 << lower) - 1), lower);
  }

  /**
   * One decision with all contexts.
   *
   * @param sign 1 or −1 if a magnitude's sign is known, 0 before
   * @param middle a one says that the magnitude is at least this
   * @param high it is known to be less than this
   */
  private int decide(BinaryCoder coder, int bit, int node, int sign, int middle, int high) {
    int[] t = contexts;
    int i0 = atExpectation + node;
    int i1 = atRow + node;
    int c0 = t[i0];
    int c1 = t[i1];
    if (c0 == 0) {
      c0 = first(expected.value, node, sign, middle, high);
    }
    if (c1 == 0) {
      c1 = UNDECIDED;
    }
    int s0 = Logistic.stretch(AdaptiveBit.probability12(c0));
    int s1 = Logistic.stretch(AdaptiveBit.probability12(c1));
    int[] w = weights;
    int at = node * INPUTS;
    int w0 = w[at];
    int w1 = w[at + 1];
    int one = Logistic.squash((int) (((long) w0 * s0 + (long) w1 * s1) >> WEIGHT_BITS));
    int decision = coder.code(bit, Math.max(LEAST, Math.min(MOST, one)));

    if (frozen) {
      return decision;
    }
    int error = ((decision << 16) - one) >> 4;
    int half = 1 << (LEARNING_SHIFT - 1);
    w[at] = w0 + ((error * s0 + half) >> LEARNING_SHIFT);
    w[at + 1] = w1 + ((error * s1 + half) >> LEARNING_SHIFT);
    t[i0] = AdaptiveBit.updated(c0, decision, COUNT_LIMIT);
    t[i1] = AdaptiveBit.updated(c1, decision, COUNT_LIMIT);
    return decision;
  }

  /** One decision in the context of the expected value alone. */
  private int decideAlone(BinaryCoder coder, int bit, int node, int sign, int middle, int high) {
    int i0 = atExpectation + node;
    int c0 = contexts[i0];
    if (c0 == 0) {
      c0 = first(expected.value, node, sign, middle, high);
    }
    int one = AdaptiveBit.probability16(c0);
    int decision = coder.code(bit, Math.max(LEAST, Math.min(MOST, one)));
    if (frozen) {
      return decision;
    }
    contexts[i0] = AdaptiveBit.updated(c0, decision, COUNT_LIMIT);
    return decision;
  }

  /** What a logistic distribution about a value says of a decision. */
  private int first(int value, int node, int sign, int middle, int high) {
    int probability;
    if (node == 0) {
      int below = below(value, 1);
      int zero = negatives ? below - below(value, -1) : below;
      probability = 65536 - zero;
    } else if (node == 1) {
      int negative = below(value, -1);
      probability = share(negative, negative + 65536 - below(value, 1));
    } else {
      int center = sign * value;
      int low = node <= top ? 1 : 2 * middle - high;
      int least = below(center, 2 * low - 1);
      int greatest = high == 1 << top ? 65536 : below(center, 2 * high - 1);
      probability = share(greatest - below(center, 2 * middle - 1), greatest - least);
    }
    return AdaptiveBit.of(
        Math.max(LEAST_FIRST, Math.min(65536 - LEAST_FIRST, probability)), FIRST_COUNT);
  }

  private static int share(int part, int whole) {
    return (int) ((((long) part + 1) << 16) / (whole + 2));
  }

  /** Probability that the distribution about a value lies below a threshold in half symbols. */
  private int below(int value, int halves) {
    long distance = ((long) halves << (Surroundings.FRACTION - 1)) - value;
    long scaled = distance * 256 / Math.max(1, expected.scale);
    return Logistic.squash((int) Math.max(-Logistic.LIMIT, Math.min(Logistic.LIMIT, scaled)));
  }

  /** In quarter octaves of quarters of a symbol. */
  private int valueBin(int value) {
    int bin = Math.min(valueBins - zeroBin - 1, Bins.quarterOctave(Math.abs(value) >> 2));
    return value < 0 ? zeroBin - bin : zeroBin + bin;
  }

  private int neighbourBin(int value) {
    int bin =
        Math.min(
            neighbourBins - neighbourZero - 1,
            Bins.halfOctave(Math.abs(value) >> Surroundings.FRACTION));
    return value < 0 ? neighbourZero - bin : neighbourZero + bin;
  }
}
