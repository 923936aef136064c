package dev.narrows.data.scene;

import java.util.List;

/**
 * A random stream that is the same on every machine.
 *
 * <p>Source: G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators",
 * OOPSLA 2014 (SplitMix64).
 */
final class SceneRandom {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  SceneRandom(long seed) {
    state = mix(seed);
  }

  /** The stream of one scene. */
  static SceneRandom of(long seed, String split, int index) {
    long key = mix(seed);
    for (int i = 0; i < split.length(); i++) {
      key = mix(key + split.charAt(i));
    }
    return new SceneRandom(mix(key + GOLDEN_GAMMA * index));
  }

  /** A stream that goes its own way, so that drawing more from it changes nothing else. */
  SceneRandom fork() {
    return new SceneRandom(nextLong());
  }

  long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** 0 to {@code bound} − 1. */
  int below(int bound) {
    return (int) ((nextLong() >>> 33) % bound);
  }

  /** 0 (inclusive) to 1 (exclusive). */
  double uniform() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  double between(double low, double high) {
    return low + (high - low) * uniform();
  }

  /** Near zero mean and unit deviation: the sum of twelve uniforms, which needs no logarithm. */
  double gaussian() {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += uniform();
    }
    return sum;
  }

  boolean chance(double probability) {
    return uniform() < probability;
  }

  /** −1 or 1. */
  int sign() {
    return chance(0.5) ? 1 : -1;
  }

  <T> T pick(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
