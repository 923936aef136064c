package dev.narrows.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help;

/** The list of commands in the help, by what one wants to do. */
final class CommandGroups {
  private static final Map<String, List<String>> GROUPS = groups();

  private CommandGroups() {}

  private static Map<String, List<String>> groups() {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    groups.put("All in one", List.of("reproduce"));
    groups.put("Data and training", List.of("scenes", "train"));
    groups.put("A picture through the channel", List.of("encode", "decode", "info"));
    groups.put("Measuring", List.of("evaluate", "bdrate", "report"));
    return groups;
  }

  static String render(Help help) {
    Map<String, Help> commands = help.subcommands();
    int width = commands.keySet().stream().mapToInt(String::length).max().orElse(0);
    StringBuilder text = new StringBuilder();
    GROUPS.forEach(
        (title, names) -> {
          text.append(String.format("%n%s:%n", title));
          for (String name : names) {
            String[] header = commands.get(name).commandSpec().usageMessage().header();
            text.append(String.format("  %-" + width + "s  %s%n", name, header[0]));
          }
        });
    return text.toString();
  }
}
