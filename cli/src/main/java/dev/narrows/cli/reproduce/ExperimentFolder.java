package dev.narrows.cli.reproduce;

import dev.narrows.cli.config.ConfigException;
import dev.narrows.cli.config.ConfigReader;
import dev.narrows.cli.config.ConfigWriter;
import dev.narrows.cli.config.ExperimentConfig;
import dev.narrows.evaluate.result.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where everything of one experiment lies:
 *
 * <pre>
 * config.yaml           the effective configuration
 * scenes/               generated scenes, if those are the data
 * training/MODEL/       a model's log, metrics and checkpoint
 * MODEL/                a model directory; MODEL is baseline or compressible, or one of the study's
 * results/MODEL.json    what was measured
 * summary.json          the numbers in brief
 * report.html           the report
 * study.json, study.html   the same of the study
 * </pre>
 */
record ExperimentFolder(Path root) {
  private static final List<String> OWN_FOLDERS = List.of("scenes", "training", "results");

  /**
   * Makes the folder ready for an experiment: a new one, or the one it holds.
   *
   * @param fresh whether to throw away what an earlier experiment left
   * @throws ConfigException if it holds another experiment
   * @throws IOException if it cannot be read or written
   */
  void prepare(ExperimentConfig config, boolean fresh) throws IOException {
    if (Files.exists(configuration())) {
      if (fresh) {
        clear(config);
      } else {
        requireSame(config);
      }
    }
    Files.createDirectories(root);
    AtomicFile.write(configuration(), ConfigWriter.write(config).getBytes(StandardCharsets.UTF_8));
  }

  Path configuration() {
    return root.resolve("config.yaml");
  }

  Path scenes() {
    return root.resolve("scenes");
  }

  Path run(String model) {
    return root.resolve("training").resolve(model);
  }

  Path metrics(String model) {
    return run(model).resolve("metrics.csv");
  }

  Path model(String model) {
    return root.resolve(model);
  }

  Path results(String model) {
    return root.resolve("results").resolve(model + ".json");
  }

  Path summary() {
    return root.resolve("summary.json");
  }

  Path report() {
    return root.resolve("report.html");
  }

  Path study() {
    return root.resolve("study.json");
  }

  Path studyReport() {
    return root.resolve("study.html");
  }

  private void requireSame(ExperimentConfig config) throws IOException {
    ExperimentConfig found = ConfigReader.read(Optional.of(configuration()), List.of());
    if (!found.train().equals(config.train())) {
      throw new ConfigException(
          configuration().toString(),
          "expected an experiment of this configuration, found one of another: "
              + difference(found, config)
              + "; choose another --out, or --fresh to throw that one away");
    }
    if (!found.equals(config)) {
      // Models stay as they are; only the measurement is another.
      delete(root.resolve("results"));
    }
  }

  /** The first key that differs. */
  private static String difference(ExperimentConfig found, ExperimentConfig expected) {
    List<String> before = ConfigWriter.write(found.train()).lines().toList();
    List<String> now = ConfigWriter.write(expected.train()).lines().toList();
    for (int i = 0; i < Math.min(before.size(), now.size()); i++) {
      if (!before.get(i).equals(now.get(i))) {
        return before.get(i).strip() + " there, now " + now.get(i).strip();
      }
    }
    return "other keys";
  }

  private void clear(ExperimentConfig config) throws IOException {
    for (String name : OWN_FOLDERS) {
      delete(root.resolve(name));
    }
    for (String name : StudyRun.names(config.train())) {
      delete(model(name));
    }
    for (Path file : List.of(summary(), report(), study(), studyReport())) {
      Files.deleteIfExists(file);
    }
    Files.deleteIfExists(configuration());
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> inside;
    try (Stream<Path> walk = Files.walk(folder)) {
      inside = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : inside) {
      Files.delete(path);
    }
  }
}
