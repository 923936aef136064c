package dev.narrows.feature.entropy;

import dev.narrows.feature.MalformedBitstreamException;

/**
 * What the tokens of the live channels are coded with.
 *
 * @param contexts the alphabet and the contexts
 * @param distributions that of each context
 */
record FastModel(FastContexts contexts, TokenDistribution[] distributions) {
  private static final int TOKEN_BITS = 6;

  Tokens tokens() {
    return contexts.tokens();
  }

  void write(BitSink sink) {
    sink.put(tokens().negative(), TOKEN_BITS);
    sink.put(tokens().positive(), TOKEN_BITS);
    sink.put(contexts.classes() == 1 ? 0 : 1, 1);
    for (int context = 0; context < distributions.length; context++) {
      TokenDistribution like = expected(context);
      sink.putSmall(folded(distributions[context].scale() - like.scale()));
      sink.putSmall(folded(distributions[context].place() - like.place()));
      sink.putSmall(folded(distributions[context].zero() - like.zero()));
    }
  }

  /**
   * @throws MalformedBitstreamException if there are no such tokens or distributions
   */
  static FastModel read(BitSource source) throws MalformedBitstreamException {
    int at = source.offset();
    int negative = source.take(TOKEN_BITS);
    int positive = source.take(TOKEN_BITS);
    if (negative > Tokens.MOST || positive > Tokens.MOST || negative + positive == 0) {
      throw new MalformedBitstreamException(
          at,
          "tokens: expected 0 to 59 on each side and one at least, found "
              + negative
              + " and "
              + positive);
    }
    FastContexts contexts =
        new FastContexts(new Tokens(negative, positive), 1 + 2 * source.take(1));
    FastModel model = new FastModel(contexts, new TokenDistribution[contexts.count()]);
    for (int context = 0; context < model.distributions.length; context++) {
      at = source.offset();
      TokenDistribution like = model.expected(context);
      int scale = like.scale() + unfolded(source.takeSmall());
      int place = like.place() + unfolded(source.takeSmall());
      int zero = like.zero() + unfolded(source.takeSmall());
      if (!TokenDistribution.exists(scale, place, zero)) {
        throw new MalformedBitstreamException(
            at, "context " + context + ": found no distribution " + scale + ", " + place);
      }
      model.distributions[context] = new TokenDistribution(scale, place, zero);
    }
    return model;
  }

  /** What a context's distribution is described relative to; that of those before is known. */
  TokenDistribution expected(int context) {
    if (context == 0) {
      return TokenDistribution.FIRST;
    }
    return distributions[context < contexts.bins() ? context - 1 : context % contexts.bins()];
  }

  /** Bits of a distribution's description. */
  static int bits(TokenDistribution distribution, TokenDistribution like) {
    return smallBits(distribution.scale() - like.scale())
        + smallBits(distribution.place() - like.place())
        + smallBits(distribution.zero() - like.zero());
  }

  private static int smallBits(int difference) {
    return 2 * (31 - Integer.numberOfLeadingZeros(folded(difference) + 1)) + 1;
  }

  /** 0, −1, 1, −2 … as 0, 1, 2, 3 … */
  private static int folded(int difference) {
    return (difference << 1) ^ (difference >> 31);
  }

  private static int unfolded(int number) {
    return (number >>> 1) ^ -(number & 1);
  }
}
