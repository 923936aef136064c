package dev.narrows.serve.grpc;

import com.google.protobuf.ByteString;
import dev.narrows.protocol.Parameters;
import dev.narrows.protocol.Tensors;
import dev.narrows.protocol.inference.InferParameter;
import dev.narrows.protocol.inference.ModelInferRequest;
import dev.narrows.protocol.inference.ModelInferRequest.InferInputTensor;
import dev.narrows.serve.inference.InferenceRequest;
import dev.narrows.serve.inference.Refusal;
import dev.narrows.serve.inference.RefusedException;
import dev.narrows.serve.inference.TaskNames;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a message of the Open Inference Protocol asks for. */
final class RequestReader {
  private RequestReader() {}

  /**
   * The request of a message.
   *
   * @param id what the log shall call it
   * @throws RefusedException if the message is not one that the protocol allows
   */
  static InferenceRequest read(ModelInferRequest message, String id, Optional<Duration> timeout)
      throws RefusedException {
    InferInputTensor input = input(message);
    List<String> tasks = new ArrayList<>();
    message.getOutputsList().forEach(output -> tasks.add(output.getName()));
    return new InferenceRequest(
        id,
        message.getModelName(),
        message.getModelVersion(),
        bitstreams(message, input),
        TaskNames.tasks(tasks),
        timeout);
  }

  /** Whether the response's contents are to be raw. */
  static boolean wantsRaw(ModelInferRequest message) {
    InferParameter asked =
        message.getParametersOrDefault(
            Parameters.BINARY_DATA_OUTPUT, InferParameter.getDefaultInstance());
    return message.getRawInputContentsCount() > 0 || asked.getBoolParam();
  }

  private static InferInputTensor input(ModelInferRequest message) throws RefusedException {
    if (message.getInputsCount() != 1) {
      throw refused("inputs: expected one, found " + message.getInputsCount());
    }
    InferInputTensor input = message.getInputs(0);
    if (!input.getName().equals(Tensors.BITSTREAM)) {
      throw refused(
          "inputs: expected '" + Tensors.BITSTREAM + "', found '" + cut(input.getName()) + "'");
    }
    if (!input.getDatatype().equals(Tensors.BYTES)) {
      throw refused(
          ("bitstream: expected data type " + Tensors.BYTES)
              + (", found '" + cut(input.getDatatype()) + "'"));
    }
    return input;
  }

  private static List<byte[]> bitstreams(ModelInferRequest message, InferInputTensor input)
      throws RefusedException {
    int raw = message.getRawInputContentsCount();
    List<ByteString> typed = input.getContents().getBytesContentsList();
    if (raw > 1 || (raw == 1 && input.hasContents())) {
      throw refused("raw_input_contents: expected one, and no contents beside it");
    }
    List<byte[]> found =
        raw == 1
            ? elements(message.getRawInputContents(0))
            : typed.stream().map(ByteString::toByteArray).toList();
    List<Long> shape = input.getShapeList();
    // Some clients send [1, 1] for one element.
    boolean fits = !shape.isEmpty() && product(shape) == found.size();
    if (!fits) {
      throw refused(
          ("bitstream: expected a shape of as many elements as contents, [" + found.size())
              + ("], found " + cut(shape.toString())));
    }
    return found;
  }

  private static long product(List<Long> shape) {
    long product = 1;
    for (long side : shape) {
      // Whatever cannot be a number of elements stays none.
      boolean possible = side >= 0 && (side == 0 || product <= Integer.MAX_VALUE / side);
      product = possible && product >= 0 ? product * side : -1;
    }
    return product;
  }

  /** Elements with their lengths before them. */
  private static List<byte[]> elements(ByteString raw) throws RefusedException {
    ByteBuffer bytes = raw.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    List<byte[]> elements = new ArrayList<>();
    while (bytes.hasRemaining()) {
      int at = bytes.position();
      long length = bytes.remaining() < Integer.BYTES ? -1 : Integer.toUnsignedLong(bytes.getInt());
      if (length < 0 || length > bytes.remaining()) {
        throw refused(
            "raw_input_contents: expected a length of four bytes, the least significant first, and"
                + (" as many bytes, found " + (raw.size() - at) + " bytes at byte " + at));
      }
      byte[] element = new byte[(int) length];
      bytes.get(element);
      elements.add(element);
    }
    return elements;
  }

  private static String cut(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }

  private static RefusedException refused(String message) {
    return new RefusedException(Refusal.INVALID_ARGUMENT, message);
  }
}
