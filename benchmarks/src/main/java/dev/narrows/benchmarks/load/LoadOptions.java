package dev.narrows.benchmarks.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is measured.
 *
 * @param model a model directory
 * @param samples a folder of pictures
 * @param clients how many at once, each with one request on its way
 * @param seconds of each measurement at saturation
 * @param warmUp seconds of each kind of work before it is measured: a server's code takes longer to
 *     be compiled than that of the bare work
 * @param batches sizes of batches; 1 is none
 * @param delayMillis what a request waits for others of its batch
 * @param workers requests or batches that run at once
 */
record LoadOptions(
    Path model,
    Path samples,
    int clients,
    int seconds,
    int warmUp,
    List<Integer> batches,
    int delayMillis,
    int workers) {
  /**
   * Of arguments {@code name=value}.
   *
   * @throws IllegalArgumentException if one is unknown
   */
  static LoadOptions of(String[] arguments) {
    Map<String, String> values =
        new TreeMap<>(
            Map.of(
                "model", "models/street",
                "samples", "models/samples",
                "clients", "32",
                "seconds", "60",
                "warmup", "100",
                "batches", "1,8",
                "delay", "0",
                "workers", Integer.toString(Runtime.getRuntime().availableProcessors())));
    for (String argument : arguments) {
      int at = argument.indexOf('=');
      if (at < 0 || !values.containsKey(argument.substring(0, at))) {
        throw new IllegalArgumentException(
            "expected some of " + values + ", found '" + argument + "'");
      }
      values.put(argument.substring(0, at), argument.substring(at + 1));
    }
    List<Integer> batches = new ArrayList<>();
    for (String batch : values.get("batches").split(",", -1)) {
      batches.add(Integer.parseInt(batch));
    }
    return new LoadOptions(
        Path.of(values.get("model")),
        Path.of(values.get("samples")),
        Integer.parseInt(values.get("clients")),
        Integer.parseInt(values.get("seconds")),
        Integer.parseInt(values.get("warmup")),
        batches,
        Integer.parseInt(values.get("delay")),
        Integer.parseInt(values.get("workers")));
  }
}
