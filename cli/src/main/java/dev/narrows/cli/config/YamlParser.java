package dev.narrows.cli.config;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * From YAML text to nodes that know their line. Nodes only: no tag makes an object, and aliases are
 * not followed further than the keys of a record go.
 */
final class YamlParser {
  private static final int MAX_NESTING = 20;

  private YamlParser() {}

  /**
   * The top section of a file's text, empty if the text says nothing.
   *
   * @throws ConfigException if it is no YAML, or not keys with values
   */
  static Optional<ConfigSection> file(String name, String text) throws ConfigException {
    ConfigOrigin origin = new ConfigOrigin(name, true);
    Node root = compose(origin, text);
    if (root == null) {
      return Optional.empty();
    }
    if (root instanceof MappingNode mapping) {
      return Optional.of(new ConfigSection(origin, mapping));
    }
    throw new ConfigException(origin.place(root), "expected keys with values, found none");
  }

  /**
   * The section that a setting {@code a.b.c=value} stands for. A value that begins with a bracket
   * or a brace is YAML, any other is taken as it stands.
   *
   * @throws ConfigException if there is no key, no {@code =}, or the value is no YAML
   */
  static ConfigSection setting(String setting) throws ConfigException {
    ConfigOrigin origin = new ConfigOrigin("--set " + setting, false);
    int equals = setting.indexOf('=');
    if (equals < 1) {
      throw new ConfigException(origin.name(), "expected key=value");
    }
    String text = setting.substring(equals + 1).strip();
    // A path may hold what YAML would take for a comment or a section.
    boolean yaml = text.startsWith("[") || text.startsWith("{");
    Node value = yaml ? compose(origin, text) : scalar(text);
    List<String> keys = List.of(setting.substring(0, equals).strip().split("\\.", -1));
    MappingNode section = section(keys.get(keys.size() - 1), value);
    for (int i = keys.size() - 2; i >= 0; i--) {
      section = section(keys.get(i), section);
    }
    return new ConfigSection(origin, section);
  }

  private static Node compose(ConfigOrigin origin, String text) throws ConfigException {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(MAX_NESTING);
    try {
      return new Yaml(options).compose(new StringReader(text));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine();
      throw new ConfigException(origin.place(line), "expected YAML: " + e.getProblem());
    } catch (YAMLException e) {
      throw new ConfigException(origin.name(), "expected YAML: " + e.getMessage());
    }
  }

  private static MappingNode section(String key, Node value) {
    return new MappingNode(Tag.MAP, List.of(new NodeTuple(scalar(key), value)), FlowStyle.BLOCK);
  }

  private static ScalarNode scalar(String text) {
    return new ScalarNode(Tag.STR, text, null, null, ScalarStyle.PLAIN);
  }
}
