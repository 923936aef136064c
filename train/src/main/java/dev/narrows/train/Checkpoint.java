package dev.narrows.train;

import dev.narrows.model.ModelException;
import dev.narrows.model.SafeTensors;
import dev.narrows.model.StoredTensor;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * Everything that a run needs to go on as if it had never stopped, in one safetensors file: what
 * the learner keeps between steps, the number of steps done, and the configuration they were done
 * with. Data order, augmentation and noise follow from seed and step.
 */
final class Checkpoint {
  private static final String FILE = "checkpoint.safetensors";
  private static final String STEP = "step";
  private static final String CONFIGURATION = "configuration";

  private final Path file;

  /**
   * @param run the run's folder
   */
  Checkpoint(Path run) {
    file = run.resolve(FILE);
  }

  boolean exists() {
    return Files.isRegularFile(file);
  }

  /**
   * Writes the state; an earlier checkpoint stays until this one is complete.
   *
   * @throws ModelException if it cannot be written
   */
  void save(Learner learner, int step, String configuration) throws ModelException {
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    try (PointerScope scope = new PointerScope()) {
      learner
          .state()
          .forEach(
              (name, tensor) ->
                  tensors.put(
                      name, StoredTensor.of(List.of(tensor.numel()), TorchDevice.toArray(tensor))));
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(STEP, String.valueOf(step));
    metadata.put(CONFIGURATION, configuration);
    new SafeTensors(tensors, metadata).write(file);
  }

  /**
   * Restores the state.
   *
   * @return the number of steps done
   * @throws ModelException if the file is damaged
   * @throws TrainException if it belongs to another configuration
   */
  int restore(Learner learner, String configuration) throws ModelException, TrainException {
    SafeTensors stored = SafeTensors.read(file);
    String found = stored.metadata().getOrDefault(CONFIGURATION, "");
    if (!found.equals(configuration)) {
      throw new TrainException(
          file
              + ": expected a checkpoint of this configuration, found one of another: "
              + difference(configuration, found));
    }
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      for (Map.Entry<String, Tensor> entry : learner.state().entrySet()) {
        Tensor tensor = entry.getValue();
        FloatBuffer values = stored.floats(entry.getKey(), List.of(tensor.numel()));
        float[] array = new float[values.remaining()];
        values.get(array);
        if (array.length > 0) {
          tensor.copy_(learner.device().floats(array, array.length));
        }
      }
    }
    return step(stored)
        .orElseThrow(() -> new TrainException(file + ": expected a step, found none"));
  }

  private static Optional<Integer> step(SafeTensors stored) {
    try {
      return Optional.of(Integer.valueOf(stored.metadata().getOrDefault(STEP, "")));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The first place where two configurations differ, for people. */
  private static String difference(String expected, String found) {
    int same = 0;
    while (same < Math.min(expected.length(), found.length())
        && expected.charAt(same) == found.charAt(same)) {
      same++;
    }
    int from = Math.max(0, Math.max(expected.lastIndexOf(' ', same), 0));
    return "'" + excerpt(found, from) + "' there, '" + excerpt(expected, from) + "' now";
  }

  private static String excerpt(String text, int from) {
    return text.substring(Math.min(from, text.length()), Math.min(text.length(), from + 40))
        .strip();
  }
}
