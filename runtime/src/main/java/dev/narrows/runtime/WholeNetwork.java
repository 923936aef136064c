package dev.narrows.runtime;

import dev.narrows.feature.FeatureTensor;
import dev.narrows.model.Architecture;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.ModelException;
import dev.narrows.model.Task;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Both halves of a model in one place, with nothing sent between them: what a device computes
 * alone, or a cloud that gets the picture itself. Features pass as they are; learned latents, which
 * mean something only after their gains, are quantised at the finest rate. Safe for use by several
 * threads.
 */
public final class WholeNetwork implements AutoCloseable {
  private final Architecture architecture;
  private final Optional<LatentTransport> latents;
  private final EdgeRuntime edge;
  private final CloudRuntime cloud;

  private WholeNetwork(
      Architecture architecture,
      Optional<LatentTransport> latents,
      EdgeRuntime edge,
      CloudRuntime cloud) {
    this.architecture = architecture;
    this.latents = latents;
    this.edge = edge;
    this.cloud = cloud;
  }

  /**
   * Loads both halves.
   *
   * @throws IOException if ONNX Runtime cannot load one, or the latents' tables are damaged
   */
  public static WholeNetwork open(ModelDirectory model, RuntimeOptions options) throws IOException {
    Optional<LatentTransport> latents = LatentTransport.of(model);
    EdgeRuntime edge = EdgeRuntime.open(model, options);
    try {
      CloudRuntime cloud = CloudRuntime.open(model, options);
      return new WholeNetwork(model.description().network(), latents, edge, cloud);
    } catch (IOException failure) {
      edge.close();
      throw failure;
    }
  }

  /**
   * What tasks say about a picture.
   *
   * @param rgb interleaved, {@code rgb[3·(y·width + x) + channel]}, red first
   * @param height rows, a multiple of the model's stride
   * @param width columns, a multiple of the model's stride
   * @param tasks one or more of the model's; layers that none of them reads are not computed
   * @throws ModelException if a side is not such a multiple
   * @throws InferenceException if a network fails
   */
  public SortedMap<Task, TaskOutput> run(byte[] rgb, int height, int width, Set<Task> tasks)
      throws ModelException, InferenceException {
    int layers = Collections.max(tasks.stream().map(architecture::layersOf).toList());
    FeatureTensor computed = edge.features(rgb, height, width, layers);
    FeatureTensor features = latents.map(model -> model.finest(computed)).orElse(computed);
    SortedMap<Task, TaskOutput> outputs = new TreeMap<>();
    for (Task task : tasks) {
      outputs.put(task, cloud.run(task, features));
    }
    return outputs;
  }

  @Override
  public void close() throws InferenceException {
    try (cloud) {
      edge.close();
    }
  }
}
