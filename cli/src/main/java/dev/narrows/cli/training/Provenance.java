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

  /**
   * Whether a model with this provenance was trained with a configuration. A key that an earlier
   * version did not have counts as equal: what came later starts with what had been before.
   */
  public static boolean hasConfiguration(Map<String, Object> provenance, TrainConfig config) {
    return isPartOf(provenance.get(CONFIGURATION), ConfigWriter.values(config));
  }

  private static boolean isPartOf(Object stored, Object wanted) {
    if (stored instanceof Map<?, ?> some && wanted instanceof Map<?, ?> all) {
      return some.entrySet().stream()
          .allMatch(entry -> isPartOf(entry.getValue(), all.get(entry.getKey())));
    }
    // As text: a number that has been through JSON may come back as another type.
    return String.valueOf(stored).equals(String.valueOf(wanted));
  }

  private static Map<String, Object> machine() {
    Map<String, Object> machine = new LinkedHashMap<>();
    machine.put("system", System.getProperty("os.name"));
    machine.put("architecture", System.getProperty("os.arch"));
    machine.put("processors", Runtime.getRuntime().availableProcessors());
    return machine;
  }
}
