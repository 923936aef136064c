package dev.narrows.cli.npy;

import java.util.List;

/**
 * The header's dictionary.
 *
 * @param type such as {@code <f4}
 * @param fortranOrder whether the first index runs fastest
 * @param shape dimensions, each 0 or more
 */
record NumpyDictionary(String type, boolean fortranOrder, List<Integer> shape) {
  NumpyDictionary {
    shape = List.copyOf(shape);
  }
}
