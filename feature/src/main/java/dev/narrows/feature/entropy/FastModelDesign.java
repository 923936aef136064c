package dev.narrows.feature.entropy;

/**
 * Chooses a tensor's distributions by how often each token occurs in each context: for each context
 * a walk downhill from that of the context before. Integers only, so that every machine makes the
 * same bytes.
 */
final class FastModelDesign {
  private static final int PLACES = 2 * TokenDistribution.LAST_PLACE + 1;

  /** Cost of a bit. */
  private static final int BIT = 1 << Log2.FRACTION;

  private final Tokens tokens;
  private final int[][] costs = new int[(TokenDistribution.LAST_SCALE + 1) * PLACES][];

  FastModelDesign(Tokens tokens) {
    this.tokens = tokens;
  }

  /**
   * The cheaper of the models with and without the north neighbour.
   *
   * @param counts of each token, 128 to each context of three classes
   */
  FastModel best(int[] counts) {
    FastContexts fine = new FastContexts(tokens, 3);
    FastContexts coarse = new FastContexts(tokens, 1);
    int one = coarse.count() << FastContexts.STRIDE_BITS;
    int[] sums = new int[one];
    for (int i = 0; i < fine.count() << FastContexts.STRIDE_BITS; i++) {
      sums[i % one] += counts[i];
    }
    FastModel all = new FastModel(fine, new TokenDistribution[fine.count()]);
    FastModel few = new FastModel(coarse, new TokenDistribution[coarse.count()]);
    return design(few, sums) <= design(all, counts) ? few : all;
  }

  /** Fills in a model's distributions and gives the bits that it and the tokens cost. */
  private long design(FastModel model, int[] counts) {
    long total = 0;
    for (int context = 0; context < model.distributions().length; context++) {
      TokenDistribution like = model.expected(context);
      TokenDistribution best = like;
      long least = cost(best, like, counts, context);
      for (boolean better = true; better; ) {
        better = false;
        TokenDistribution from = best;
        for (int way = 0; way < 8; way++) {
          int scale = from.scale() + "01221100".charAt(way) - '1';
          int place = from.place() + "11122000".charAt(way) - '1';
          if (TokenDistribution.exists(scale, place)) {
            TokenDistribution next = new TokenDistribution(scale, place);
            long cost = cost(next, like, counts, context);
            if (cost < least) {
              least = cost;
              best = next;
              better = true;
            }
          }
        }
      }
      model.distributions()[context] = best;
      total += least;
    }
    return total;
  }

  private long cost(
      TokenDistribution distribution, TokenDistribution like, int[] counts, int context) {
    int[] each = costs(distribution);
    int start = context << FastContexts.STRIDE_BITS;
    long cost = (long) FastModel.bits(distribution, like) * BIT;
    for (int token = 0; token < each.length; token++) {
      cost += (long) counts[start + token] * each[token];
    }
    return cost;
  }

  private int[] costs(TokenDistribution distribution) {
    int at = distribution.scale() * PLACES + distribution.place() + TokenDistribution.LAST_PLACE;
    if (costs[at] == null) {
      int[] sums = distribution.cumulative(tokens);
      int[] each = new int[tokens.size()];
      for (int token = 0; token < each.length; token++) {
        each[token] = TokenDistribution.BITS * BIT - Log2.of(sums[token + 1] - sums[token]);
      }
      costs[at] = each;
    }
    return costs[at];
  }
}
