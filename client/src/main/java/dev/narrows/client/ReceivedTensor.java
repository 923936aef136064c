package dev.narrows.client;

import com.google.protobuf.ByteString;
import dev.narrows.model.Task;
import dev.narrows.protocol.Tensors;
import io.grpc.Status;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * An output of one picture as it came.
 *
 * @param name the task's
 * @param datatype of its elements
 * @param shape without the number of pictures
 * @param contents elements in row-major order, the least significant byte first
 */
record ReceivedTensor(String name, String datatype, List<Long> shape, ByteString contents) {
  private static final int RGB = 3;

  /**
   * What it says.
   *
   * @param where whose answer this is, for messages
   * @throws CallException if it is not what its task gives
   */
  TaskResult result(String where) throws CallException {
    Task task =
        Arrays.stream(Task.values())
            .filter(known -> known.label().equals(name))
            .findFirst()
            .orElseThrow(() -> wrong(where, "the name of a task"));
    return switch (task) {
      case SEGMENTATION -> {
        require(where, Tensors.UINT8, 1, 2);
        yield new TaskResult.Segmentation(side(0), side(1), contents.toByteArray());
      }
      case DISPARITY -> {
        require(where, Tensors.FP32, Float.BYTES, 2);
        float[] values = new float[contents.size() / Float.BYTES];
        contents.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        yield new TaskResult.Disparity(side(0), side(1), values);
      }
      case RECONSTRUCTION -> {
        require(where, Tensors.UINT8, 1, RGB);
        yield new TaskResult.Reconstruction(side(0), side(1), contents.toByteArray());
      }
    };
  }

  private int side(int index) {
    return Math.toIntExact(shape.get(index));
  }

  private void require(String where, String type, int elementBytes, int rank) throws CallException {
    boolean fits = datatype.equals(type) && shape.size() == rank;
    long left = contents.size();
    for (long size : shape) {
      // Divides, as a product of what a stranger says may overflow.
      fits = fits && size > 0 && left % size == 0;
      left = fits ? left / size : 0;
    }
    if (!fits || left != elementBytes || (rank == RGB && shape.get(2) != RGB)) {
      throw wrong(where, type + " of " + (rank == RGB ? "[height, width, 3]" : "[height, width]"));
    }
  }

  private CallException wrong(String where, String expected) {
    return new CallException(
        Status.Code.INTERNAL,
        "%s: output %s: expected %s, found %s of %s in %d bytes"
            .formatted(where, name, expected, datatype, shape, contents.size()));
  }
}
