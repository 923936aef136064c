package dev.narrows.cli.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Keys and values of one level of one configuration text.
 *
 * @param origin the text they come from
 * @param node the level
 */
record ConfigSection(ConfigOrigin origin, MappingNode node) {
  /**
   * The values by key, in the order written.
   *
   * @param path of this section, for messages; empty at the top
   * @throws ConfigException if a key is no plain word or stands twice
   */
  Map<String, Node> entries(String path) throws ConfigException {
    Map<String, Node> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw new ConfigException(
            origin.place(tuple.getKeyNode()), "expected a key, found a list or a section");
      }
      String child = ConfigPaths.child(path, key.getValue());
      if (entries.put(key.getValue(), tuple.getValueNode()) != null) {
        throw new ConfigException(origin.place(key), child + ": stands twice; expected once");
      }
    }
    return entries;
  }

  /** Whether a value is given for a key. */
  boolean has(String key) {
    return node.getValue().stream().anyMatch(tuple -> named(tuple, key));
  }

  /** Where a key of this section stands, or the section itself if it has none of that name. */
  String placeOf(String key) {
    Node found =
        node.getValue().stream()
            .filter(tuple -> named(tuple, key))
            .map(NodeTuple::getKeyNode)
            .findFirst()
            .orElse(node);
    return origin.place(found);
  }

  private static boolean named(NodeTuple tuple, String key) {
    return tuple.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(key);
  }
}
