package dev.narrows.serve.http.demo;

import dev.narrows.model.Task;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One run that the page asks for.
 *
 * @param model the model's name
 * @param version the model's version; empty: the latest
 * @param picture the bytes of a PNG, JPEG or WebP; not copied
 * @param enlargement the picture is run at this many times the sides that the model was trained on,
 *     or as many as it has: one of {@link #ENLARGEMENTS}
 * @param tasks which; none: all of the model's
 * @param rates of learned latents, of each layer, the base layer first, or one for all; empty: the
 *     usual ones
 * @param codec of other features; empty: the usual one
 * @param quantizer of other features; empty: the model's
 */
public record DemoRequest(
    String model,
    String version,
    byte[] picture,
    int enlargement,
    Set<Task> tasks,
    List<Integer> rates,
    Optional<String> codec,
    Optional<String> quantizer) {
  /** What pictures can be enlarged by, against those of the training. */
  public static final Set<Integer> ENLARGEMENTS = Set.of(1, 2, 4);

  /** Copies the collections. */
  public DemoRequest {
    tasks = Set.copyOf(tasks);
    rates = List.copyOf(rates);
  }
}
