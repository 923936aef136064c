package dev.narrows.plan.verify;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.narrows.model.Task;
import dev.narrows.plan.measure.ModelMeasurement;
import dev.narrows.protocol.Parameters;
import dev.narrows.protocol.Tensors;
import dev.narrows.protocol.inference.InferParameter;
import dev.narrows.protocol.inference.ModelInferRequest;
import dev.narrows.protocol.inference.ModelInferResponse;
import dev.narrows.runtime.TaskOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Pictures and their answers as messages of the Open Inference Protocol, like those of features.
 */
final class PictureMessages {
  private static final double MICROSECONDS_PER_MILLISECOND = 1e3;

  private PictureMessages() {}

  static ModelInferRequest request(String model, byte[] picture, Set<Task> tasks) {
    ByteBuffer length =
        ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(picture.length);
    ModelInferRequest.Builder message =
        ModelInferRequest.newBuilder()
            .setModelName(model)
            .setId(UUID.randomUUID().toString())
            .addInputs(
                ModelInferRequest.InferInputTensor.newBuilder()
                    .setName(ModelMeasurement.PICTURE_INPUT)
                    .setDatatype(Tensors.BYTES)
                    .addShape(1))
            .addRawInputContents(
                ByteString.copyFrom(length.flip())
                    .concat(UnsafeByteOperations.unsafeWrap(picture)));
    for (Task task : tasks) {
      message.addOutputs(
          ModelInferRequest.InferRequestedOutputTensor.newBuilder().setName(task.label()));
    }
    return message.build();
  }

  /** The picture of a request. */
  static byte[] picture(ModelInferRequest request) throws IOException {
    if (request.getRawInputContentsCount() != 1
        || request.getRawInputContents(0).size() < Integer.BYTES) {
      throw new IOException("request: expected one picture in raw contents, found none");
    }
    byte[] element = request.getRawInputContents(0).toByteArray();
    return Arrays.copyOfRange(element, Integer.BYTES, element.length);
  }

  /** The tasks of a request. */
  static Set<Task> tasks(ModelInferRequest request) throws IOException {
    Set<Task> tasks = new TreeSet<>();
    for (ModelInferRequest.InferRequestedOutputTensor output : request.getOutputsList()) {
      tasks.add(
          Arrays.stream(Task.values())
              .filter(task -> task.label().equals(output.getName()))
              .findFirst()
              .orElseThrow(
                  () -> new IOException("outputs: expected tasks, found " + output.getName())));
    }
    return tasks;
  }

  static ModelInferResponse response(
      ModelInferRequest request, long decodeMicros, long inferMicros, Map<Task, TaskOutput> found) {
    ModelInferResponse.Builder message =
        ModelInferResponse.newBuilder()
            .setModelName(request.getModelName())
            .setModelVersion("1")
            .setId(request.getId())
            .putParameters(Parameters.QUEUE_US, number(0))
            .putParameters(Parameters.DECODE_US, number(decodeMicros))
            .putParameters(Parameters.INFER_US, number(inferMicros))
            .putParameters(Parameters.BATCH_SIZE, number(1));
    for (TaskOutput output : found.values()) {
      boolean floats = output.task() == Task.DISPARITY;
      ModelInferResponse.InferOutputTensor.Builder tensor =
          ModelInferResponse.InferOutputTensor.newBuilder()
              .setName(output.task().label())
              .setDatatype(floats ? Tensors.FP32 : Tensors.UINT8)
              .addAllShape(List.of(1L, (long) output.height(), (long) output.width()));
      if (output.task() == Task.RECONSTRUCTION) {
        tensor.addShape(3);
      }
      message.addOutputs(tensor);
      message.addRawOutputContents(UnsafeByteOperations.unsafeWrap(contents(output)));
    }
    return message.build();
  }

  /** What the server says that its stages took, ms. */
  static double cloudMilliseconds(ModelInferResponse response) {
    long micros = 0;
    for (String name : List.of(Parameters.QUEUE_US, Parameters.DECODE_US, Parameters.INFER_US)) {
      micros +=
          response
              .getParametersOrDefault(name, InferParameter.getDefaultInstance())
              .getInt64Param();
    }
    return micros / MICROSECONDS_PER_MILLISECOND;
  }

  private static byte[] contents(TaskOutput output) {
    return switch (output.task()) {
      case SEGMENTATION -> output.classIds();
      case RECONSTRUCTION -> output.rgb();
      case DISPARITY -> {
        ByteBuffer floats =
            ByteBuffer.allocate(Float.BYTES * output.values().length)
                .order(ByteOrder.LITTLE_ENDIAN);
        floats.asFloatBuffer().put(output.disparity());
        yield floats.array();
      }
    };
  }

  private static InferParameter number(long value) {
    return InferParameter.newBuilder().setInt64Param(value).build();
  }
}
