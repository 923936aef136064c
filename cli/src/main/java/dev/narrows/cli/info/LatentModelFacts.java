package dev.narrows.cli.info;

import dev.narrows.latent.LatentModel;
import dev.narrows.model.Architecture;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.NetworkCost;
import dev.narrows.runtime.AccuracyTable;
import dev.narrows.runtime.ModelLatents;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What only a model with learned latents has: layers, rates, an entropy model and its accuracy. */
final class LatentModelFacts {
  private LatentModelFacts() {}

  static void add(Facts facts, ModelDirectory directory, NetworkCost cost) throws IOException {
    Architecture network = directory.description().network();
    int layers = network.featureLayers().size();
    for (int i = 0; i < layers; i++) {
      facts.add(
          layers == 1 ? "layer" : i == 0 ? "base layer" : "detail layer",
          network.featureLayers().get(i).channels()
              + " channels, edge of "
              + cost.edgeLayers().get(i));
    }
    facts.add("entropy model", network.latents().entropyModel().name().toLowerCase(Locale.ROOT));
    facts.add("rates", rates(directory, network.latents().rates()));
    Optional<AccuracyTable> table = AccuracyTable.of(directory);
    if (table.isEmpty()) {
      facts.add("accuracy", "not measured");
      return;
    }
    facts.add("accuracy on", table.get().pictures() + " pictures of " + table.get().data());
    for (int sent = layers; sent >= 1; sent--) {
      add(facts, table.get(), sent, layers);
    }
  }

  private static String rates(ModelDirectory directory, int trained) throws IOException {
    if (directory.addition(ModelDirectory.Addition.LATENTS).isEmpty()) {
      return trained + " trained; no tables, as training has not come to its end";
    }
    LatentModel tables = ModelLatents.of(directory).orElseThrow();
    return "0 to %d, of which %d trained".formatted(tables.rates() - 1, trained);
  }

  /** The coarsest and the finest measured rate with so many layers. */
  private static void add(Facts facts, AccuracyTable table, int sent, int layers) {
    List<AccuracyTable.Row> rows =
        table.rows().stream().filter(row -> row.layers() == sent).toList();
    if (rows.isEmpty()) {
      return;
    }
    String what = sent > 1 ? "detail layer" : layers > 1 ? "base layer" : "layer";
    AccuracyTable.Row first = rows.get(0);
    AccuracyTable.Row last = rows.get(rows.size() - 1);
    facts.add(what + ", rate " + first.rate(), numbers(first));
    if (rows.size() > 1) {
      facts.add(what + ", rate " + last.rate(), numbers(last));
    }
  }

  private static String numbers(AccuracyTable.Row row) {
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "%.0f bytes a picture", row.bytes()));
    row.accuracy()
        .forEach(
            (metric, value) ->
                text.append(String.format(Locale.ROOT, ", %s %.4g", metric.key(), value)));
    return text.toString();
  }
}
