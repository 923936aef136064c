package dev.narrows.runtime;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.Quantizer;
import dev.narrows.model.Task;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** How a picture is encoded. Tasks that are not named are all of the model's. */
public sealed interface EdgeCoding {
  /** What every model can: all tasks, with no limit of bytes. */
  EdgeCoding USUAL = new Usual(Set.of(), OptionalLong.empty());

  /**
   * For any model: latents at {@link LatentTransport#usualRate}, or the finest that fits; features
   * by the quantiser that the model was made for, or the finest of its kind that fits, and the
   * native codec, with the model's priors where it has some.
   *
   * @param tasks to serve: layers of latents that they do not need are left out; none for all
   * @param maxBytes the most that the whole bitstream may have
   */
  record Usual(Set<Task> tasks, OptionalLong maxBytes) implements EdgeCoding {
    /** Copies the tasks. */
    public Usual {
      tasks = copy(tasks);
      requireSome(maxBytes);
    }
  }

  /**
   * For models with learned latents.
   *
   * @param tasks to serve: layers that they do not need are left out; none for all
   * @param rates of each layer that is sent, the base layer first, or one for all of them; 0 is the
   *     coarsest
   */
  record Latents(Set<Task> tasks, List<Integer> rates) implements EdgeCoding {
    /**
     * @throws IllegalArgumentException if there is no rate, or a negative one
     */
    public Latents {
      tasks = copy(tasks);
      rates = List.copyOf(rates);
      if (rates.isEmpty() || rates.stream().anyMatch(rate -> rate < 0)) {
        throw new IllegalArgumentException("rates: expected some of 0 or more, found " + rates);
      }
    }
  }

  /**
   * For models without latents.
   *
   * @param quantizer the quantiser, with a limit the finest; empty for the model's
   * @param codec of any module; empty for the native one, with priors where the model has some
   * @param maxBytes the most that the whole bitstream may have
   */
  record Features(
      Optional<Quantizer> quantizer, Optional<FeatureCodec> codec, OptionalLong maxBytes)
      implements EdgeCoding {
    /**
     * @throws IllegalArgumentException if the limit is below 1
     */
    public Features {
      requireSome(maxBytes);
    }
  }

  private static Set<Task> copy(Set<Task> tasks) {
    return Set.copyOf(tasks);
  }

  private static void requireSome(OptionalLong maxBytes) {
    if (maxBytes.isPresent() && maxBytes.getAsLong() < 1) {
      throw new IllegalArgumentException(
          "bytes: expected at most 1 or more, found " + maxBytes.getAsLong());
    }
  }
}
