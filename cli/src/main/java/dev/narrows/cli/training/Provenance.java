package dev.narrows.cli.training;

import dev.narrows.cli.config.ConfigWriter;
import dev.narrows.data.Dataset;
import dev.narrows.train.TrainingResult;
import dev.narrows.train.config.TrainConfig;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a model came to be, as the model directory keeps it. */
public final class Provenance {
  private static final String CONFIGURATION = "configuration";

  private Provenance() {}

  /** JSON values by key, in order. */
  static Map<String, Object> of(TrainConfig config, Dataset dataset, TrainingResult result) {
    Map<String, Object> provenance = new LinkedHashMap<>();
    provenance.put("data", dataset.description());
    provenance.put("steps", result.steps());
    provenance.put("finished", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    provenance.put("versions", Versions.all());
    provenance.put("machine", machine());
    provenance.put(CONFIGURATION, ConfigWriter.values(config));
    return provenance;
  }

  /** Whether a model with this provenance was trained with a configuration. */
  public static boolean hasConfiguration(Map<String, Object> provenance, TrainConfig config) {
    // As text: a number that has been through JSON may come back as another type.
    return String.valueOf(provenance.get(CONFIGURATION))
        .equals(ConfigWriter.values(config).toString());
  }

  private static Map<String, Object> machine() {
    Map<String, Object> machine = new LinkedHashMap<>();
    machine.put("system", System.getProperty("os.name"));
    machine.put("architecture", System.getProperty("os.arch"));
    machine.put("processors", Runtime.getRuntime().availableProcessors());
    return machine;
  }
}
