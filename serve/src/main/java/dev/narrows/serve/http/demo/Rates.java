package dev.narrows.serve.http.demo;

import dev.narrows.model.ModelDirectory;
import dev.narrows.model.Task;
import dev.narrows.runtime.EdgeCoding;
import dev.narrows.runtime.LatentTransport;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The rates of a model with learned latents: from 0, the coarsest.
 *
 * @param number how many there are
 */
public record Rates(int number) {
  /**
   * The rates of a model with learned latents.
   *
   * @throws IOException if its tables cannot be read
   */
  static Rates of(ModelDirectory model) throws IOException {
    return new Rates(LatentTransport.require(model).rates());
  }

  /** The rate where none is asked for. */
  public int usual() {
    return number / 2;
  }

  /**
   * The coding at a rate.
   *
   * @param tasks to serve: layers that they do not need are not sent
   * @throws DemoException if there is no such rate
   */
  EdgeCoding.Latents coding(Set<Task> tasks, OptionalInt rate) throws DemoException {
    int chosen = rate.orElse(usual());
    if (chosen < 0 || chosen >= number) {
      throw new DemoException("rate: expected 0 to " + (number - 1) + ", found " + chosen);
    }
    return new EdgeCoding.Latents(tasks, List.of(chosen));
  }
}
