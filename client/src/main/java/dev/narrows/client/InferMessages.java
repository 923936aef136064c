package dev.narrows.client;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.narrows.model.Task;
import dev.narrows.protocol.Parameters;
import dev.narrows.protocol.Tensors;
import dev.narrows.protocol.inference.InferParameter;
import dev.narrows.protocol.inference.ModelInferRequest;
import dev.narrows.protocol.inference.ModelInferRequest.InferInputTensor;
import dev.narrows.protocol.inference.ModelInferRequest.InferRequestedOutputTensor;
import dev.narrows.protocol.inference.ModelInferResponse;
import dev.narrows.protocol.inference.ModelInferResponse.InferOutputTensor;
import io.grpc.Status;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Requests and answers as messages of the Open Inference Protocol, with raw contents. */
final class InferMessages {
  private InferMessages() {}

  static ModelInferRequest request(InferenceRequest request) {
    ModelInferRequest.Builder message =
        ModelInferRequest.newBuilder()
            .setModelName(request.model())
            .setModelVersion(request.modelVersion())
            .setId(request.id())
            .addInputs(
                InferInputTensor.newBuilder()
                    .setName(Tensors.BITSTREAM)
                    .setDatatype(Tensors.BYTES)
                    .addShape(1))
            .addRawInputContents(element(request.bitstream()));
    for (Task task : request.tasks()) {
      message.addOutputs(InferRequestedOutputTensor.newBuilder().setName(task.label()));
    }
    return message.build();
  }

  /** An element of BYTES: its length, then itself. */
  private static ByteString element(byte[] bytes) {
    ByteBuffer length =
        ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length);
    return ByteString.copyFrom(length.flip()).concat(UnsafeByteOperations.unsafeWrap(bytes));
  }

  /**
   * What an answer says.
   *
   * @param where whose answer this is, for messages
   * @throws CallException if it is not what the protocol says
   */
  static SortedMap<Task, TaskResult> results(ModelInferResponse response, String where)
      throws CallException {
    if (response.getRawOutputContentsCount() != response.getOutputsCount()) {
      throw new CallException(
          Status.Code.INTERNAL,
          "%s: answer: expected raw contents of %d outputs, found %d"
              .formatted(where, response.getOutputsCount(), response.getRawOutputContentsCount()));
    }
    SortedMap<Task, TaskResult> results = new TreeMap<>();
    for (int i = 0; i < response.getOutputsCount(); i++) {
      InferOutputTensor output = response.getOutputs(i);
      List<Long> shape = output.getShapeList();
      if (shape.isEmpty() || shape.get(0) != 1) {
        throw new CallException(
            Status.Code.INTERNAL,
            "%s: output %s: expected one picture, found a shape of %s"
                .formatted(where, output.getName(), shape));
      }
      TaskResult result =
          new ReceivedTensor(
                  output.getName(),
                  output.getDatatype(),
                  shape.subList(1, shape.size()),
                  response.getRawOutputContents(i))
              .result(where);
      results.put(result.task(), result);
    }
    return results;
  }

  /**
   * Where the time of an attempt went.
   *
   * @param waiting before it
   * @param took the attempt, nanoseconds
   */
  static StageTimes times(ModelInferResponse response, long edge, long waiting, long took) {
    long queue = nanoseconds(response, Parameters.QUEUE_US);
    long cloud =
        nanoseconds(response, Parameters.DECODE_US) + nanoseconds(response, Parameters.INFER_US);
    return new StageTimes(waiting, edge, Math.max(0, took - queue - cloud), queue, cloud);
  }

  static int batch(ModelInferResponse response) {
    return (int) number(response, Parameters.BATCH_SIZE);
  }

  private static long nanoseconds(ModelInferResponse response, String parameter) {
    return TimeUnit.MICROSECONDS.toNanos(number(response, parameter));
  }

  /** Other servers do not say. */
  private static long number(ModelInferResponse response, String parameter) {
    return response
        .getParametersOrDefault(parameter, InferParameter.getDefaultInstance())
        .getInt64Param();
  }
}
