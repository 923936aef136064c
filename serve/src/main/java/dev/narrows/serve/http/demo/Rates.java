package dev.narrows.serve.http.demo;

import dev.narrows.model.Architecture;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.Task;
import dev.narrows.runtime.EdgeCoding;
import dev.narrows.runtime.LatentTransport;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * The rates of a model with learned latents: from 0, the coarsest.
 *
 * @param number how many there are
 * @param usual the one where none is asked for
 * @param network whose layers have them
 */
public record Rates(int number, int usual, Architecture network) {
  /**
   * The rates of a model with learned latents.
   *
   * @throws IOException if its tables cannot be read
   */
  static Rates of(ModelDirectory model) throws IOException {
    LatentTransport transport = LatentTransport.require(model);
    return new Rates(transport.rates(), transport.usualRate(), model.description().network());
  }

  /**
   * The coding at some rates.
   *
   * @param tasks to serve, at least one: layers that they do not need are not sent
   * @param rates of each layer of the model, or one for all of them; none for the usual
   * @throws DemoException if there is no such rate, or they are not as many as layers
   */
  EdgeCoding.Latents coding(Set<Task> tasks, List<Integer> rates) throws DemoException {
    int layers = network.featureLayers().size();
    if (rates.size() > 1 && rates.size() != layers) {
      throw new DemoException(
          "rate: expected one, or one for each of %d layers, found %d"
              .formatted(layers, rates.size()));
    }
    for (int rate : rates) {
      if (rate < 0 || rate >= number) {
        throw new DemoException("rate: expected 0 to " + (number - 1) + ", found " + rate);
      }
    }
    int sent = tasks.stream().mapToInt(network::layersOf).max().orElseThrow();
    List<Integer> chosen = rates.isEmpty() ? List.of(usual) : rates;
    return new EdgeCoding.Latents(tasks, chosen.subList(0, Math.min(sent, chosen.size())));
  }
}
