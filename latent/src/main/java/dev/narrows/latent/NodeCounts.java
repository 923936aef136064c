package dev.narrows.latent;

import dev.narrows.feature.coder.BinaryCoder;

/** Counts decisions in place of coding them: how often each node was asked, and answered by 1. */
final class NodeCounts implements BinaryCoder {
  /** How many sightings the probability from before is worth. */
  private static final int WEIGHT = 64;

  private static final double ONE = 65536;

  private final long[] asked = new long[NodeTables.CELLS * NodeTables.NODES];
  private final long[] ones = new long[asked.length];

  /** Tables that name each node by its index where others have its probability. */
  static NodeTables indices() {
    char[] values = new char[NodeTables.CELLS * NodeTables.NODES];
    for (int i = 0; i < values.length; i++) {
      values[i] = (char) i;
    }
    return new NodeTables(values);
  }

  @Override
  public int code(int bit, int node) {
    asked[node]++;
    ones[node] += bit;
    return bit;
  }

  @Override
  public int codeEvenly(int value, int bits) {
    return value;
  }

  /** Probabilities between those from before and the frequencies. */
  NodeTables refined(NodeTables before) {
    char[] refined = new char[asked.length];
    for (int i = 0; i < refined.length; i++) {
      double expected = before.values()[i] / ONE;
      refined[i] = NodeTables.probability((ones[i] + WEIGHT * expected) / (asked[i] + WEIGHT));
    }
    return new NodeTables(refined);
  }
}
