package dev.narrows.cli.config;

import org.yaml.snakeyaml.nodes.Node;

/**
 * Where a configuration text comes from.
 *
 * @param name the file, or the setting of the command line
 * @param lines whether a line number tells more
 */
record ConfigOrigin(String name, boolean lines) {
  /** Name, and the node's line if that tells more. */
  String place(Node node) {
    return lines ? place(node.getStartMark().getLine()) : name;
  }

  /** Name, and line if that tells more; {@code line} counts from 0. */
  String place(int line) {
    return lines ? name + ":" + (line + 1) : name;
  }
}
