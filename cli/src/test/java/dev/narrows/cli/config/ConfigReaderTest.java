package dev.narrows.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.narrows.model.Task;
import dev.narrows.train.config.OptimizerConfig;
import dev.narrows.train.config.ScheduleConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {
  @TempDir Path folder;

  @Test
  void withoutFileAndSettingsTheDefaultsHold() throws IOException {
    ExperimentConfig config = ConfigReader.read(Optional.empty(), List.of());

    assertThat(config.train().seed()).isEqualTo(1);
    assertThat(config.train().schedule().decay()).isEqualTo(ScheduleConfig.Decay.COSINE);
    assertThat(config.train().tasks()).containsExactly(Task.values());
    assertThat(config.evaluation().codecs()).contains("png", "jpeg:95");
  }

  @Test
  void aFileChangesWhatItNamesAndNothingElse() throws IOException {
    ExperimentConfig defaults = ConfigReader.read(Optional.empty(), List.of());

    ExperimentConfig config = read("optimizer:\n  kind: sgd\n  learning_rate: 1e-1\n");

    assertThat(config.train().optimizer().kind()).isEqualTo(OptimizerConfig.Kind.SGD);
    assertThat(config.train().optimizer().learningRate()).isEqualTo(0.1);
    assertThat(config.train().optimizer().beta2()).isEqualTo(defaults.train().optimizer().beta2());
    assertThat(config.train().schedule()).isEqualTo(defaults.train().schedule());
  }

  @Test
  void settingsLieOverTheFileAndTheLastOneHasTheLastWord() throws IOException {
    ExperimentConfig config =
        ConfigReader.read(
            Optional.of(file("seed: 2\nschedule: {steps: 20, batch: 3}\n")),
            List.of("seed=3", "schedule.steps=30", "schedule.steps=40", "tasks=[disparity]"));

    assertThat(config.train().seed()).isEqualTo(3);
    assertThat(config.train().schedule().steps()).isEqualTo(40);
    assertThat(config.train().schedule().batch()).isEqualTo(3);
    assertThat(config.train().tasks()).containsExactly(Task.DISPARITY);
  }

  @Test
  void anEmptyFileIsTheDefaults() throws IOException {
    assertThat(read("# nothing\n")).isEqualTo(ConfigReader.read(Optional.empty(), List.of()));
  }

  @Test
  void whatIsWrittenIsReadBackEqual() throws IOException {
    ExperimentConfig config =
        ConfigReader.read(
            Optional.empty(),
            List.of("data.dataset=it's a: folder # with signs", "optimizer.learning_rate=1e-7"));

    assertThat(read(ConfigWriter.write(config))).isEqualTo(config);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "optimizer.learning_rat=1 | optimizer.learning_rat: unknown key; expected one of kind,",
        "optimiser.kind=adam | optimiser: unknown key; expected one of seed, data,",
        "seed.x=1 | seed: expected a whole number, found a section",
        "schedule=5 | schedule: expected a section of keys, found '5'",
        "schedule.steps=many | schedule.steps: expected a whole number, found 'many'",
        "schedule.steps=1.5 | schedule.steps: expected a whole number, found '1.5'",
        "schedule.steps= | schedule.steps: expected a whole number, found nothing",
        "schedule.steps=[1] | schedule.steps: expected a whole number, found a list",
        "schedule.steps=3000000000 | schedule.steps: expected a number from -2147483648 to",
        "schedule.steps=0 | schedule.steps: expected at least 1",
        "optimizer.learning_rate=fast | optimizer.learning_rate: expected a number, found 'fast'",
        "optimizer.learning_rate=.nan | optimizer.learning_rate: expected a number, found '.nan'",
        "optimizer.learning_rate=-1 | optimizer.learning_rate: expected a positive number",
        "device.channels_last=yes | device.channels_last: expected true or false, found 'yes'",
        "device.kind=gpu | device.kind: expected one of cpu, cuda, found 'gpu'",
        "tasks=[depth] | tasks: expected one of segmentation, disparity, reconstruction, found",
        "tasks=disparity | tasks: expected a list such as [a, b], found 'disparity'",
        "tasks=[] | tasks: expected at least one",
        "data.dataset=  | data.dataset: expected a text, found nothing",
        "augmentation.maximum_scale=9 | augmentation.maximum_scale: expected",
        "loss.rate.weight=-2 | loss.rate.weight: expected at least 0",
        "network.blocks=[3,4,6,3,9] | network.blocks: expected 1 to 4 stages",
        "network.blocks=[1,1,1,1] | network.segmentation_widths: expected 5 numbers",
        "evaluation.samples=1000 | evaluation.samples: expected 0 to 100, found 1000",
      })
  void aBadSettingIsNamedWithItsKeyAndWhatWasExpected(String setting, String message) {
    assertThatThrownBy(() -> ConfigReader.read(Optional.empty(), List.of(setting)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(": " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "seed: 2\\noptimizer:\\n  learning_rat: 1 | 3: optimizer.learning_rat: unknown key",
        "seed: 2\\n\\nschedule:\\n  steps: x | 4: schedule.steps: expected a whole number",
        "schedule:\\n  power: 0.9\\n  steps: -5 | 3: schedule.steps: expected at least 1",
        "seed: 1\\ndata:\\n  width: 8\\nseed: 2 | 4: seed: stands twice",
        "data:\\n  width: 8\\n  width: 9 | 3: data.width: stands twice",
        "seed: 1\\nschedule: 5 | 2: schedule: expected a section",
        "seed: 1\\ndata: [unclosed | 2: expected YAML",
        "seed: 1\\n\\t tab: 2 | 2: expected YAML",
        "- a list | 1: expected keys with values",
        "just a text | 1: expected keys with values",
        "seed: 1\\n---\\nseed: 2 | 2: expected YAML",
        "seed: *unknown | 1: expected YAML",
        "seed: 1\\n? [complex]\\n: 3 | 2: expected a key",
      })
  void aFaultInAFileIsNamedWithItsLine(String text, String message) {
    assertThatThrownBy(() -> read(text.replace("\\n", "\n").replace("\\t", "\t")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("narrows.yaml:" + message)
        .message()
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"seed", "=3", ""})
  void aSettingWithoutKeyAndValueIsRefused(String setting) {
    assertThatThrownBy(() -> ConfigReader.read(Optional.empty(), List.of(setting)))
        .isInstanceOf(ConfigException.class)
        .hasMessage("--set " + setting + ": expected key=value");
  }

  @Test
  void noTagMakesAnObject() {
    assertThatThrownBy(() -> read("seed: !!java.io.File [/etc/passwd]\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("narrows.yaml:1: expected YAML: Global tag is not allowed");
  }

  @Test
  void aliasesThatMultiplyOrHoldThemselvesAreRefusedAtOnce() {
    StringBuilder bomb = new StringBuilder("seed: &a0 [x, x]\n");
    for (int i = 1; i < 60; i++) {
      bomb.append("k").append(i).append(": &a").append(i);
      bomb.append(" [*a").append(i - 1).append(", *a").append(i - 1).append("]\n");
    }
    assertThatThrownBy(() -> read(bomb.toString())).isInstanceOf(ConfigException.class);
    assertThatThrownBy(() -> read("data: &d\n  dataset: *d\n")).isInstanceOf(ConfigException.class);
    assertThatThrownBy(() -> read("tasks: &t [*t]\n")).isInstanceOf(ConfigException.class);
    assertThatThrownBy(() -> read("tasks: " + "[".repeat(5000)))
        .isInstanceOf(ConfigException.class);
  }

  @Test
  void aFileThatIsTooLargeOrNoTextIsRefused() throws IOException {
    Path large = file("#".repeat((int) ConfigReader.MAX_BYTES) + "\n");
    assertThatThrownBy(() -> ConfigReader.read(Optional.of(large), List.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("expected at most 1048576 bytes, found 1048577");

    Path binary = Files.write(folder.resolve("b.yaml"), new byte[] {'s', (byte) 0xC3, '('});
    assertThatThrownBy(() -> ConfigReader.read(Optional.of(binary), List.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("expected UTF-8");

    Path control = Files.writeString(folder.resolve("c.yaml"), "seed: \u0001\n");
    assertThatThrownBy(() -> ConfigReader.read(Optional.of(control), List.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("c.yaml");
  }

  @Test
  void aFileThatIsNotThereIsAnInputError() {
    Path missing = folder.resolve("missing.yaml");
    assertThatThrownBy(() -> ConfigReader.read(Optional.of(missing), List.of()))
        .isInstanceOf(NoSuchFileException.class);
  }

  private ExperimentConfig read(String text) throws IOException {
    return ConfigReader.read(Optional.of(file(text)), List.of());
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("narrows.yaml"), text, StandardCharsets.UTF_8);
  }
}
