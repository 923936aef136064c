package dev.narrows.serve.http.demo;

import dev.narrows.model.Architecture;
import dev.narrows.model.ModelDescription;
import dev.narrows.model.ModelDirectory;
import dev.narrows.runtime.AccuracyTable;
import dev.narrows.serve.models.ServedModel;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the page knows of a model before a run.
 *
 * @param name as requests name it
 * @param version as requests name it
 * @param width of the pictures that it was trained on
 * @param height of the pictures that it was trained on
 * @param stride sides of pictures are multiples of it
 * @param tasks and how many layers of features each of them reads
 * @param rates if it has learned latents
 * @param codings if it has none
 * @param validation what its rates reach on data that it was not trained on, if that was measured
 */
public record ModelFacts(
    String name,
    String version,
    int width,
    int height,
    int stride,
    Map<String, Integer> tasks,
    Optional<RateFacts> rates,
    Optional<Codings> codings,
    Optional<Validation> validation) {
  /**
   * Rates, from 0, the coarsest.
   *
   * @param number how many there are
   * @param usual the one to begin with
   */
  public record RateFacts(int number, int usual) {}

  /**
   * What rates reach.
   *
   * @param data what was measured on
   * @param pictures how many of it
   * @param rows one for each rate and number of layers
   */
  public record Validation(String data, int pictures, List<Row> rows) {}

  /**
   * What one rate reaches.
   *
   * @param rate from 0
   * @param layers how many are sent
   * @param bytes mean of the pictures
   * @param accuracy by the metric's key: {@code miou}, {@code disparity_rmse}, {@code psnr}
   */
  public record Row(int rate, int layers, double bytes, Map<String, Double> accuracy) {}

  /**
   * The facts of a model.
   *
   * @throws IOException if its directory has changed so that it cannot be read
   */
  public static ModelFacts of(ServedModel model) throws IOException {
    ModelDirectory directory = model.directory();
    ModelDescription description = directory.description();
    boolean learned = description.learned();
    Optional<RateFacts> rates = Optional.empty();
    if (learned) {
      Rates found = Rates.of(directory);
      rates = Optional.of(new RateFacts(found.number(), found.usual()));
    }
    return new ModelFacts(
        model.key().name(),
        String.valueOf(model.key().version()),
        description.input().width(),
        description.input().height(),
        description.bottleneck().stride(),
        tasks(description),
        rates,
        learned ? Optional.empty() : Optional.of(Codings.of(directory)),
        AccuracyTable.of(directory).map(ModelFacts::validation));
  }

  private static Map<String, Integer> tasks(ModelDescription description) {
    Architecture network = description.network();
    Map<String, Integer> layers = new LinkedHashMap<>();
    for (ModelDescription.TaskDescription task : description.tasks()) {
      layers.put(task.task().label(), network.layersOf(task.task()));
    }
    return layers;
  }

  private static Validation validation(AccuracyTable table) {
    List<Row> rows = table.rows().stream().map(ModelFacts::row).toList();
    return new Validation(table.data(), table.pictures(), rows);
  }

  private static Row row(AccuracyTable.Row row) {
    Map<String, Double> accuracy = new TreeMap<>();
    row.accuracy().forEach((metric, value) -> accuracy.put(metric.key(), value));
    return new Row(row.rate(), row.layers(), row.bytes(), accuracy);
  }
}
