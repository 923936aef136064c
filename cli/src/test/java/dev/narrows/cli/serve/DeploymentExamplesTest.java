package dev.narrows.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The examples for operators are what the command understands. */
final class DeploymentExamplesTest {
  private static final Path EXAMPLES = Path.of("../examples/deployment");

  private static List<JsonNode> documents(String file) throws IOException {
    try (MappingIterator<JsonNode> documents =
        new YAMLMapper().readerFor(JsonNode.class).readValues(EXAMPLES.resolve(file).toFile())) {
      return documents.readAll();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"kubernetes.yaml", "kserve.yaml"})
  void everyObjectHasItsKindAndName(String file) throws IOException {
    assertThat(documents(file))
        .isNotEmpty()
        .allSatisfy(
            object -> {
              assertThat(object.path("apiVersion").asText()).isNotEmpty();
              assertThat(object.path("kind").asText()).isNotEmpty();
              assertThat(object.path("metadata").path("name").asText()).isNotEmpty();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"kubernetes.yaml", "kserve.yaml"})
  void everyContainersArgumentsAreThoseOfTheCommand(String file) throws IOException {
    List<List<String>> commands = new ArrayList<>();
    for (JsonNode object : documents(file)) {
      for (JsonNode arguments : object.findValues("args")) {
        List<String> command = new ArrayList<>();
        arguments.forEach(argument -> command.add(argument.asText()));
        commands.add(command);
      }
    }
    assertThat(commands).isNotEmpty().allSatisfy(DeploymentExamplesTest::requireUnderstood);
  }

  @Test
  void theImagesArgumentsAreThoseOfTheCommand() throws IOException {
    String file = Files.readString(EXAMPLES.resolve("Dockerfile"));
    List<String> entry = exec(file, "ENTRYPOINT");
    assertThat(entry).startsWith("java").contains("serve");
    List<String> command = new ArrayList<>(entry.subList(entry.indexOf("serve") + 1, entry.size()));
    command.addAll(exec(file, "CMD"));
    requireUnderstood(command);
  }

  /** An instruction's list of words, which is JSON. */
  private static List<String> exec(String file, String instruction) throws IOException {
    String line =
        file.lines().filter(one -> one.startsWith(instruction + " ")).findFirst().orElseThrow();
    List<String> words = new ArrayList<>();
    new YAMLMapper()
        .readTree(line.substring(instruction.length()))
        .forEach(word -> words.add(word.asText()));
    return words;
  }

  private static void requireUnderstood(List<String> arguments) {
    CommandLine.ParseResult parsed =
        new CommandLine(new ServeCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .parseArgs(arguments.toArray(String[]::new));
    assertThat(parsed.hasMatchedOption("--model")).isTrue();
  }
}
