package dev.narrows.serve.inference;

import dev.narrows.model.Task;
import dev.narrows.protocol.Tensors;
import dev.narrows.runtime.TaskOutput;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * One task's output for the pictures of a request, as its bytes on the wire.
 *
 * @param task which; its label is the tensor's name
 * @param shape {@code [n, height, width]}, of a reconstruction {@code [n, height, width, 3]}
 * @param contents the elements in row-major order: class ids and reconstructions a byte each,
 *     disparities four bytes each, the least significant first; not copied
 */
public record OutputTensor(Task task, List<Long> shape, byte[] contents) {
  private static final long RGB = 3;

  /** Copies the shape. */
  public OutputTensor {
    shape = List.copyOf(shape);
  }

  /**
   * A task's outputs.
   *
   * @param outputs of pictures of one size, at least one
   */
  static OutputTensor of(List<TaskOutput> outputs) {
    TaskOutput first = outputs.get(0);
    long number = outputs.size();
    long height = first.height();
    long width = first.width();
    List<Long> shape =
        first.task() == Task.RECONSTRUCTION
            ? List.of(number, height, width, RGB)
            : List.of(number, height, width);
    List<byte[]> contents = outputs.stream().map(OutputTensor::contents).toList();
    if (contents.size() == 1) {
      return new OutputTensor(first.task(), shape, contents.get(0));
    }
    int bytes = contents.stream().mapToInt(own -> own.length).reduce(0, Math::addExact);
    ByteBuffer all = ByteBuffer.allocate(bytes);
    contents.forEach(all::put);
    return new OutputTensor(first.task(), shape, all.array());
  }

  private static byte[] contents(TaskOutput output) {
    return switch (output.task()) {
      case SEGMENTATION -> output.classIds();
      case RECONSTRUCTION -> output.rgb();
      case DISPARITY -> {
        float[] values = output.disparity();
        ByteBuffer bytes =
            ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        yield bytes.array();
      }
    };
  }

  /** The tensor's name. */
  public String name() {
    return task.label();
  }

  /** {@link Tensors#UINT8} or {@link Tensors#FP32}. */
  public String datatype() {
    return datatype(task);
  }

  /** The data type of a task's output. */
  public static String datatype(Task task) {
    return task == Task.DISPARITY ? Tensors.FP32 : Tensors.UINT8;
  }

  /**
   * The elements as numbers.
   *
   * @return row-major order
   * @throws IllegalStateException if these are no floating-point numbers
   */
  public float[] floats() {
    if (task != Task.DISPARITY) {
      throw new IllegalStateException(name() + ": expected FP32, found " + datatype());
    }
    float[] values = new float[contents.length / Float.BYTES];
    ByteBuffer.wrap(contents).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }
}
