package dev.narrows.serve.grpc;

import com.google.protobuf.UnsafeByteOperations;
import dev.narrows.model.Task;
import dev.narrows.protocol.Parameters;
import dev.narrows.protocol.inference.InferParameter;
import dev.narrows.protocol.inference.InferTensorContents;
import dev.narrows.protocol.inference.ModelInferResponse;
import dev.narrows.protocol.inference.ModelInferResponse.InferOutputTensor;
import dev.narrows.serve.inference.InferenceResult;
import dev.narrows.serve.inference.OutputTensor;
import dev.narrows.serve.inference.StageMicros;

/** Results as messages of the Open Inference Protocol. */
final class ResponseWriter {
  private ResponseWriter() {}

  /**
   * The message of a result.
   *
   * @param id that of the request, perhaps empty
   * @param raw whether the contents are raw
   */
  static ModelInferResponse write(InferenceResult result, String id, boolean raw) {
    StageMicros times = result.times();
    ModelInferResponse.Builder message =
        ModelInferResponse.newBuilder()
            .setModelName(result.model())
            .setModelVersion(result.version())
            .setId(id)
            .putParameters(Parameters.QUEUE_US, number(times.queue()))
            .putParameters(Parameters.DECODE_US, number(times.decode()))
            .putParameters(Parameters.INFER_US, number(times.infer()))
            .putParameters(Parameters.BATCH_SIZE, number(times.batch()));
    for (OutputTensor output : result.outputs()) {
      InferOutputTensor.Builder tensor =
          InferOutputTensor.newBuilder()
              .setName(output.name())
              .setDatatype(output.datatype())
              .addAllShape(output.shape());
      if (raw) {
        // Nobody writes to it any more.
        message.addRawOutputContents(UnsafeByteOperations.unsafeWrap(output.contents()));
      } else {
        tensor.setContents(typed(output));
      }
      message.addOutputs(tensor);
    }
    return message.build();
  }

  private static InferTensorContents typed(OutputTensor output) {
    InferTensorContents.Builder contents = InferTensorContents.newBuilder();
    if (output.task() == Task.DISPARITY) {
      for (float value : output.floats()) {
        contents.addFp32Contents(value);
      }
    } else {
      for (byte value : output.contents()) {
        contents.addUintContents(Byte.toUnsignedInt(value));
      }
    }
    return contents.build();
  }

  private static InferParameter number(long value) {
    return InferParameter.newBuilder().setInt64Param(value).build();
  }
}
