package dev.narrows.cli;

import dev.narrows.cli.config.ConfigReader;
import dev.narrows.cli.config.ExperimentConfig;
import dev.narrows.data.DatasetSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that make a configuration. */
final class ConfigOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = {
        "YAML file that names what differs from the defaults; --print-config shows all keys."
      })
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = {
        "Change one key, such as optimizer.learning_rate=0.001 or tasks=[segmentation]. May be"
            + " repeated; wins over the file."
      })
  private List<String> settings = List.of();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = {
        "Seed of weights, order, augmentation and noise, and of generated scenes. The same seed on"
            + " the same machine gives the same model."
      })
  private String seed;

  @Option(
      names = "--device",
      paramLabel = "cpu|cuda",
      description = "Short for --set device.kind=...: where training runs.")
  private String device;

  @Option(
      names = "--print-config",
      description = "Print the effective configuration, which --config reads again, and exit.")
  private boolean print;

  /** Whether the configuration is all that is wanted. */
  boolean printOnly() {
    return print;
  }

  /**
   * The effective configuration.
   *
   * @throws IOException if the file cannot be read, or something in it or in the options is wrong
   */
  ExperimentConfig read() throws IOException {
    List<String> all = new ArrayList<>(settings);
    if (seed != null) {
      all.add("seed=" + seed);
    }
    if (device != null) {
      all.add("device.kind=" + device);
    }
    ExperimentConfig config = ConfigReader.read(Optional.ofNullable(file), all);
    if (seed != null
        && DatasetSpec.parse(config.train().data().dataset()) instanceof DatasetSpec.Scenes given) {
      all.add(
          "data.dataset="
              + new DatasetSpec.Scenes(given.train(), given.validation(), config.train().seed()));
      return ConfigReader.read(Optional.ofNullable(file), all);
    }
    return config;
  }
}
