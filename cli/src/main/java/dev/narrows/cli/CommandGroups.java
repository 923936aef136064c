package dev.narrows.cli;

import java.util.Collection;
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
    groups.put("Data and training", List.of("scenes", "train", "priors"));
    groups.put("A picture through the channel", List.of("encode", "decode", "info"));
    groups.put("Edge and cloud", List.of("serve", "send", "plan"));
    groups.put("Features as arrays", List.of("features", "pack", "unpack"));
    groups.put("Measuring", List.of("evaluate", "bdrate", "report", "bench"));
    return groups;
  }

  static String render(Help help) {
    Map<String, Help> commands = help.subcommands();
    if (help.commandSpec().parent() != null) {
      return list(commands, commands.keySet());
    }
    StringBuilder text = new StringBuilder();
    GROUPS.forEach(
        (title, names) ->
            text.append(String.format("%n%s:%n", title)).append(list(commands, names)));
    return text.toString();
  }

  private static String list(Map<String, Help> commands, Collection<String> names) {
    int width = commands.keySet().stream().mapToInt(String::length).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      String[] header = commands.get(name).commandSpec().usageMessage().header();
      text.append(String.format("  %-" + width + "s  %s%n", name, header[0]));
    }
    return text.toString();
  }
}
