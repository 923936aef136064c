package dev.narrows.client;

import java.util.List;

/**
 * What a server says about a model.
 *
 * @param name its name there
 * @param versions that are served
 * @param platform what runs it
 * @param inputs what it takes
 * @param outputs what it gives
 */
public record ModelInfo(
    String name,
    List<String> versions,
    String platform,
    List<TensorInfo> inputs,
    List<TensorInfo> outputs) {
  /**
   * A tensor.
   *
   * @param name its name
   * @param datatype such as {@code FP32}
   * @param shape −1 where a size varies
   */
  public record TensorInfo(String name, String datatype, List<Long> shape) {
    /** Copies the list. */
    public TensorInfo {
      shape = List.copyOf(shape);
    }
  }

  /** Copies the lists. */
  public ModelInfo {
    versions = List.copyOf(versions);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }
}
