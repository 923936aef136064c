package dev.narrows.evaluate.sweep;

import dev.narrows.data.PictureSize;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.model.Cost;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.ModelException;
import dev.narrows.model.NetworkCost;
import dev.narrows.model.Task;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a results file tells of the model and of the machine that measured it. */
final class ModelProvenance {
  private ModelProvenance() {}

  static Map<String, String> of(ModelDirectory model, PictureSize size) throws ModelException {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("model identity", ModelIdentity.ofSha256(model.identity()).hex());
    NetworkCost cost = NetworkCost.of(model.description().network(), size.height(), size.width());
    facts.put("edge half", cost.edge().toString());
    for (Map.Entry<Task, Cost> task : cost.cloud().entrySet()) {
      facts.put("cloud half, " + task.getKey().label(), task.getValue().toString());
    }
    flatten("", model.provenance(), facts);
    facts.put(
        "evaluated on",
        System.getProperty("os.name")
            + (" " + System.getProperty("os.arch") + ", ")
            + (Runtime.getRuntime().availableProcessors() + " cores, Java ")
            + System.getProperty("java.version"));
    return facts;
  }

  private static void flatten(String prefix, Map<?, ?> values, Map<String, String> facts) {
    values.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> nested) {
            flatten(prefix + key + ".", nested, facts);
          } else {
            facts.put(prefix + key, String.valueOf(value));
          }
        });
  }
}
