package dev.narrows.serve.inference;

import java.util.List;

/**
 * What tasks say about the pictures of a request.
 *
 * @param model the model's name
 * @param version which of its versions answered
 * @param outputs one for each task, in the order of {@link dev.narrows.model.Task}
 * @param times where the time went
 */
public record InferenceResult(
    String model, String version, List<OutputTensor> outputs, StageMicros times) {
  /** Copies the list. */
  public InferenceResult {
    outputs = List.copyOf(outputs);
  }
}
