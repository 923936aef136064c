package dev.narrows.serve.models;

import dev.narrows.model.Task;
import dev.narrows.protocol.Tensors;
import java.util.List;

/**
 * What clients are told of a model.
 *
 * @param name its name
 * @param versions those that are loaded, the earliest first
 * @param inputs its inputs: bitstreams
 * @param outputs one for each task
 */
public record ModelFacts(
    String name, List<String> versions, List<Tensor> inputs, List<Tensor> outputs) {
  /** What runs the models. */
  public static final String PLATFORM = "narrows_onnxruntime";

  private static final long ANY = -1;
  private static final long RGB = 3;

  /**
   * A tensor.
   *
   * @param name its name
   * @param datatype as the protocol names it
   * @param shape −1 where the size varies
   */
  public record Tensor(String name, String datatype, List<Long> shape) {}

  /**
   * The facts of a model.
   *
   * @param version empty: the latest
   * @throws UnknownModelException if there is none
   */
  public static ModelFacts of(Models models, String name, String version)
      throws UnknownModelException {
    try (ModelLease lease = models.lease(name, version)) {
      List<String> versions =
          models.list().stream()
              .map(ServedModel::key)
              .filter(key -> key.name().equals(name))
              .map(key -> Long.toString(key.version()))
              .toList();
      return new ModelFacts(
          name,
          versions,
          List.of(new Tensor(Tensors.BITSTREAM, Tensors.BYTES, List.of(ANY))),
          lease.model().decoder().tasks().stream().map(ModelFacts::output).toList());
    }
  }

  private static Tensor output(Task task) {
    return switch (task) {
      case SEGMENTATION -> new Tensor(task.label(), Tensors.UINT8, List.of(ANY, ANY, ANY));
      case DISPARITY -> new Tensor(task.label(), Tensors.FP32, List.of(ANY, ANY, ANY));
      case RECONSTRUCTION -> new Tensor(task.label(), Tensors.UINT8, List.of(ANY, ANY, ANY, RGB));
    };
  }
}
