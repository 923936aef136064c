package dev.narrows.plan.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import dev.narrows.model.Task;
import dev.narrows.protocol.Parameters;
import dev.narrows.protocol.Tensors;
import dev.narrows.protocol.inference.InferParameter;
import dev.narrows.protocol.inference.ModelInferRequest;
import dev.narrows.protocol.inference.ModelInferResponse;
import java.util.Set;

/**
 * Bytes of a call on a connection that is open: gRPC over HTTP/2 without TLS. The messages are
 * counted by making them. Around them stand
 *
 * <ul>
 *   <li>5 bytes of gRPC for each message,
 *   <li>9 bytes of HTTP/2 for each frame of data, of at most 16 384 bytes,
 *   <li>the frames of headers, of which HPACK leaves little once a connection has seen them:
 *       {@value #REQUEST_HEADERS} bytes of a request, {@value #RESPONSE_HEADERS} of a response with
 *       its trailers, as counted on a connection of gRPC for Java 1.84.
 * </ul>
 */
public final class CallSize {
  static final int REQUEST_HEADERS = 40;
  static final int RESPONSE_HEADERS = 30;
  private static final int MESSAGE_PREFIX = 5;
  private static final int FRAME_HEADER = 9;
  private static final int FRAME = 16_384;

  /** Stands for times and batches: as wide as a second in microseconds. */
  private static final long MICROSECONDS = 1_000_000;

  private CallSize() {}

  /**
   * Bytes of a request.
   *
   * @param model name that the server knows the model by
   * @param input name of the input tensor
   * @param payload bytes of what is sent
   * @param tasks that are asked for
   */
  public static long request(String model, String input, int payload, Set<Task> tasks) {
    return REQUEST_HEADERS + framed(requestMessage(model, input, payload, tasks));
  }

  static ModelInferRequest requestMessage(
      String model, String input, int payload, Set<Task> tasks) {
    ModelInferRequest.Builder request =
        ModelInferRequest.newBuilder()
            .setModelName(model)
            .setId("00000000-0000-0000-0000-000000000000")
            .addInputs(
                ModelInferRequest.InferInputTensor.newBuilder()
                    .setName(input)
                    .setDatatype(Tensors.BYTES)
                    .addShape(1))
            .addRawInputContents(zeros((long) Integer.BYTES + payload));
    for (Task task : tasks) {
      request.addOutputs(
          ModelInferRequest.InferRequestedOutputTensor.newBuilder().setName(task.label()));
    }
    return request.build();
  }

  /**
   * Bytes of the answer.
   *
   * @param height rows of the picture
   * @param width its columns
   */
  public static long response(String model, Set<Task> tasks, int height, int width) {
    return RESPONSE_HEADERS + framed(responseMessage(model, tasks, height, width));
  }

  static ModelInferResponse responseMessage(String model, Set<Task> tasks, int height, int width) {
    ModelInferResponse.Builder response =
        ModelInferResponse.newBuilder()
            .setModelName(model)
            .setModelVersion("1")
            .setId("00000000-0000-0000-0000-000000000000");
    for (String name :
        new String[] {
          Parameters.QUEUE_US, Parameters.DECODE_US, Parameters.INFER_US, Parameters.BATCH_SIZE
        }) {
      response.putParameters(name, InferParameter.newBuilder().setInt64Param(MICROSECONDS).build());
    }
    for (Task task : tasks) {
      ModelInferResponse.InferOutputTensor.Builder output =
          ModelInferResponse.InferOutputTensor.newBuilder()
              .setName(task.label())
              .setDatatype(task == Task.DISPARITY ? Tensors.FP32 : Tensors.UINT8)
              .addShape(1)
              .addShape(height)
              .addShape(width);
      if (task == Task.RECONSTRUCTION) {
        output.addShape(3);
      }
      response.addOutputs(output);
      response.addRawOutputContents(zeros((long) height * width * bytesPerPixel(task)));
    }
    return response.build();
  }

  private static int bytesPerPixel(Task task) {
    return switch (task) {
      case SEGMENTATION -> 1;
      case DISPARITY -> Float.BYTES;
      case RECONSTRUCTION -> 3;
    };
  }

  private static ByteString zeros(long count) {
    return ByteString.copyFrom(new byte[Math.toIntExact(count)]);
  }

  private static long framed(MessageLite message) {
    long data = (long) MESSAGE_PREFIX + message.getSerializedSize();
    return data + FRAME_HEADER * ((data + FRAME - 1) / FRAME);
  }
}
