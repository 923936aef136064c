package dev.narrows.runtime;

import ai.onnxruntime.OnnxTensor;
import dev.narrows.model.TensorShape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Numbers in memory that ONNX Runtime reads and writes in place.
 *
 * @param values {@code [channels][height][width]}
 * @param tensor over the same memory
 */
record DirectTensor(FloatBuffer values, OnnxTensor tensor) implements AutoCloseable {
  /** Memory for tensors. */
  static FloatBuffer memory(int numbers) {
    return ByteBuffer.allocateDirect(numbers * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  /**
   * A tensor over direct memory.
   *
   * @param first its first number's place
   */
  static DirectTensor of(FloatBuffer memory, int first, TensorShape shape)
      throws InferenceException {
    FloatBuffer values = memory.slice(first, Math.toIntExact(shape.elements()));
    return new DirectTensor(values, OnnxNetwork.tensor(values, shape));
  }

  @Override
  public void close() {
    tensor.close();
  }
}
