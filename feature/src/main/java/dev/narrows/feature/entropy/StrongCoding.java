package dev.narrows.feature.entropy;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.coder.BinaryCoder;
import java.util.Arrays;
import java.util.List;

/**
 * The strong profile, written once for both directions. Symbols are seen as their differences from
 * a reference; a channel of one value is told by a flag, all others element by element.
 */
final class StrongCoding {
  /** What a coder does between elements and with what no encoder writes. */
  interface Guard<E extends Exception> {
    /** An encoder's: there is nothing to be found wrong. */
    Guard<RuntimeException> NONE =
        new Guard<>() {
          @Override
          public void check() {}

          @Override
          public RuntimeException impossible() {
            return new IllegalStateException("a symbol that is not in the tensor");
          }
        };

    /** Whether to go on. */
    void check() throws E;

    /** The exception for a symbol that is too deep. */
    E impossible();
  }

  private static final int PREDICTED_ODDS = 1 << 12;
  private static final int ZERO_ODDS = 1 << 14;
  private static final int LEAST = 32;
  private static final int FLAG_LIMIT = 30;

  private final BinaryCoder coder;
  private final FeatureShape shape;
  private final int bits;
  private final List<ChannelPrior> priors;

  private int constantFlag = AdaptiveBit.of(1 << 10, 1);
  private int zeroFlag = AdaptiveBit.of(3 << 14, 1);

  /**
   * @param priors one for each channel, or none
   */
  StrongCoding(BinaryCoder coder, FeatureShape shape, int bits, List<ChannelPrior> priors) {
    this.coder = coder;
    this.shape = shape;
    this.bits = bits;
    this.priors = priors;
  }

  /**
   * Codes a tensor.
   *
   * @param symbols read by an encoder, written by a decoder
   * @param wanted how an encoder wants to see them; a decoder finds it in the data
   */
  <E extends Exception> void code(short[] symbols, Reference wanted, Guard<E> guard) throws E {
    Reference reference = codeReference(wanted);
    int least = reference.least(bits);
    int most = Math.max(reference.greatest(bits), -least);
    PriorValues trained = new PriorValues(priors, shape.plane());
    Expectation expectation =
        new Expectation(shape.width(), shape.plane(), Math.max(0, bits - 8), least == 0, trained);
    SymbolModel model =
        new SymbolModel(bits, 32 - Integer.numberOfLeadingZeros(most), least < 0, expectation);
    for (int channel = 0; channel < shape.channels(); channel++) {
      int start = channel * shape.plane();
      expectation.beginChannel(channel);
      if (codeConstantFlag(isConstant(symbols, start))) {
        int symbol = codeConstant(symbols[start] & 0xFFFF, reference.zero());
        Arrays.fill(symbols, start, start + shape.plane(), (short) symbol);
        trained.learnConstant((symbol - reference.zero()) << Surroundings.FRACTION);
        guard.check();
      } else {
        codeChannel(symbols, start, reference, expectation, model, guard);
        expectation.endChannel();
      }
    }
  }

  private <E extends Exception> void codeChannel(
      short[] symbols,
      int start,
      Reference reference,
      Expectation expectation,
      SymbolModel model,
      Guard<E> guard)
      throws E {
    int width = shape.width();
    int place = 0;
    for (int row = 0; row < shape.height(); row++) {
      for (int column = 0; column < width; column++, place++) {
        int at = start + place;
        expectation.look(place, row, column);
        int base = reference.of(symbols, at, row, column, width);
        int difference = model.code(coder, reference.difference(symbols[at] & 0xFFFF, base, bits));
        expectation.learn(place, difference);
        int symbol = reference.symbol(difference, base, bits);
        if (symbol >>> bits != 0) {
          throw guard.impossible();
        }
        symbols[at] = (short) symbol;
        guard.check();
      }
    }
  }

  private Reference codeReference(Reference wanted) {
    boolean predicted = coder.code(wanted.predicted() ? 1 : 0, PREDICTED_ODDS) != 0;
    boolean other = coder.code(wanted.zero() != 0 ? 1 : 0, ZERO_ODDS) != 0;
    return new Reference(predicted, other ? codeEvenly(wanted.zero()) : 0);
  }

  private boolean codeConstantFlag(boolean constant) {
    int flag = coder.code(constant ? 1 : 0, odds(constantFlag));
    constantFlag = AdaptiveBit.updated(constantFlag, flag, FLAG_LIMIT);
    return flag != 0;
  }

  private int codeConstant(int symbol, int zero) {
    int flag = coder.code(symbol == zero ? 1 : 0, odds(zeroFlag));
    zeroFlag = AdaptiveBit.updated(zeroFlag, flag, FLAG_LIMIT);
    return flag != 0 ? zero : codeEvenly(symbol);
  }

  private int codeEvenly(int symbol) {
    int upper = Math.max(0, bits - 8);
    int lower = bits - upper;
    int coded = coder.codeEvenly(symbol >>> lower, upper) << lower;
    return coded | coder.codeEvenly(symbol & ((1 << lower) - 1), lower);
  }

  private boolean isConstant(short[] symbols, int start) {
    for (int i = start + 1; i < start + shape.plane(); i++) {
      if (symbols[i] != symbols[start]) {
        return false;
      }
    }
    return true;
  }

  private static int odds(int flag) {
    return Math.max(LEAST, Math.min(65536 - LEAST, AdaptiveBit.probability16(flag)));
  }
}
