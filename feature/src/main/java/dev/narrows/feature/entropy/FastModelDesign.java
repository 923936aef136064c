package dev.narrows.feature.entropy;

import java.util.ArrayList;
import java.util.List;

/**
 * Chooses a tensor's distributions by how often each token occurs in each context: for each context
 * a walk downhill from that of the context before. Integers only, so that every machine makes the
 * same bytes.
 */
final class FastModelDesign {
  private static final int PLACES = 2 * TokenDistribution.LAST_PLACE + 1;
  private static final int ZEROS = TokenDistribution.LAST_ZERO + 1;

  private static final int SPARSE = 4;

  /** Steps of the walk, in scale, place and zeros. */
  private static final int[][] WAYS = {
    {-1, -1, 0},
    {-1, 0, 0},
    {-1, 1, 0},
    {0, -1, 0},
    {0, 1, 0},
    {1, -1, 0},
    {1, 0, 0},
    {1, 1, 0},
    {0, 0, -1},
    {0, 0, 1},
    {1, 0, 1},
    {-1, 0, -1},
    {1, 1, 1},
    {-1, -1, -1}
  };

  /** Cost of a bit. */
  private static final int BIT = 1 << Log2.FRACTION;

  private final Tokens tokens;
  private final int[][] costs = new int[(TokenDistribution.LAST_SCALE + 1) * PLACES * ZEROS][];

  private FastModelDesign(Tokens tokens) {
    this.tokens = tokens;
  }

  /**
   * The model for a tensor.
   *
   * @param counts of each token, 128 to each context
   */
  static FastModel model(FastContexts contexts, int[] counts) {
    FastModel model = new FastModel(contexts, new TokenDistribution[contexts.count()]);
    FastModelDesign design = new FastModelDesign(contexts.tokens());
    for (int context = 0; context < model.distributions().length; context++) {
      model.distributions()[context] = design.best(counts, context, model.expected(context));
    }
    return model;
  }

  /** Walks from what the context is expected to be like, or from many zeros and all the rest. */
  private TokenDistribution best(int[] counts, int context, TokenDistribution like) {
    TokenDistribution best = like;
    long least = cost(best, like, counts, context);
    TokenDistribution sparse = new TokenDistribution(tokens.positive() / 2, 0, SPARSE);
    long cost = cost(sparse, like, counts, context);
    if (cost < least) {
      least = cost;
      best = sparse;
    }
    for (boolean better = true; better; ) {
      TokenDistribution from = best;
      for (TokenDistribution next : neighbours(from)) {
        cost = cost(next, like, counts, context);
        if (cost < least) {
          least = cost;
          best = next;
        }
      }
      better = !best.equals(from);
    }
    return best;
  }

  private static List<TokenDistribution> neighbours(TokenDistribution from) {
    List<TokenDistribution> neighbours = new ArrayList<>();
    for (int[] way : WAYS) {
      int scale = from.scale() + way[0];
      int place = from.place() + way[1];
      int zero = from.zero() + way[2];
      if (TokenDistribution.exists(scale, place, zero)) {
        neighbours.add(new TokenDistribution(scale, place, zero));
      }
    }
    return neighbours;
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
    int place = distribution.place() + TokenDistribution.LAST_PLACE;
    int at = (distribution.scale() * PLACES + place) * ZEROS + distribution.zero();
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
