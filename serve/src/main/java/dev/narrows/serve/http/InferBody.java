package dev.narrows.serve.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.narrows.model.Task;
import dev.narrows.protocol.Parameters;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The body of an inference request: JSON, behind which the raw bytes of tensors may stand as by the
 * binary tensor data extension.
 *
 * <p>The only input has the data type {@code BYTES}. In JSON its elements are strings; as
 * bitstreams are no text, these are Base64. Raw, each element is its length in four bytes, the
 * least significant first, and its bytes.
 *
 * @param id the caller's name for the request, if it has one
 * @param bitstreams of the input, at least one
 * @param tasks the outputs asked for, and whether each is to be raw; none: all that there are
 * @param binaryOutput whether outputs are to be raw that are not named
 * @param timeout after which the answer is of no use, if there is one
 */
record InferBody(
    Optional<String> id,
    List<byte[]> bitstreams,
    Map<Task, Boolean> tasks,
    boolean binaryOutput,
    Optional<Duration> timeout) {
  /** Says how many bytes of a body are JSON, where raw bytes follow. */
  static final String JSON_LENGTH = "Inference-Header-Content-Length";

  /** Of a tensor that is raw: its bytes. */
  static final String BINARY_SIZE = "binary_data_size";

  private static final String BINARY = "binary_data";
  private static final String TIMEOUT = "timeout";

  static InferBody of(HttpCall call) throws BadRequestException {
    int length = call.body().length;
    Optional<String> declared = call.headerOf(JSON_LENGTH);
    if (declared.isEmpty()) {
      return read(Json.object(call.body(), 0, length), call.body(), length);
    }
    int json = jsonLength(declared.get(), length);
    if (json == 0) {
      // The whole body is the only element of the only input.
      return new InferBody(
          Optional.empty(), List.of(call.body()), Map.of(), true, Optional.empty());
    }
    return read(Json.object(call.body(), 0, json), call.body(), json);
  }

  private static int jsonLength(String declared, int length) throws BadRequestException {
    try {
      int json = Integer.parseInt(declared);
      if (json >= 0 && json <= length) {
        return json;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new BadRequestException(
        JSON_LENGTH
            + ": expected 0 to "
            + length
            + ", the body's length, found '"
            + declared
            + "'");
  }

  private static InferBody read(JsonNode root, byte[] body, int json) throws BadRequestException {
    JsonNode parameters = JsonFields.parameters(root, "parameters");
    boolean binary = JsonFields.flag(parameters, Parameters.BINARY_DATA_OUTPUT, "parameters");
    Optional<String> id = Optional.empty();
    if (root.has("id")) {
      id = Optional.of(JsonFields.text(root, "id", "id"));
    }
    return new InferBody(
        id,
        InferInput.bitstreams(root, body, json),
        outputs(root, binary),
        binary,
        timeout(parameters));
  }

  private static Map<Task, Boolean> outputs(JsonNode root, boolean binary)
      throws BadRequestException {
    Map<Task, Boolean> tasks = new EnumMap<>(Task.class);
    JsonNode outputs = root.path("outputs");
    if (!outputs.isArray() && !outputs.isMissingNode()) {
      throw new BadRequestException("outputs: expected an array, found " + Json.describe(outputs));
    }
    for (int i = 0; i < outputs.size(); i++) {
      String where = "outputs[" + i + "]";
      String name = JsonFields.text(outputs.get(i), "name", where + ".name");
      JsonNode parameters = JsonFields.parameters(outputs.get(i), where + ".parameters");
      boolean own = parameters.has(BINARY) ? JsonFields.flag(parameters, BINARY, where) : binary;
      if (tasks.put(Tasks.of(name, where + ".name"), own) != null) {
        throw new BadRequestException(where + ": expected every output once, found '" + name + "'");
      }
    }
    return tasks;
  }

  private static Optional<Duration> timeout(JsonNode parameters) throws BadRequestException {
    JsonNode timeout = parameters.path(TIMEOUT);
    if (timeout.isMissingNode()) {
      return Optional.empty();
    }
    if (!timeout.isIntegralNumber() || !timeout.canConvertToLong() || timeout.longValue() < 1) {
      throw new BadRequestException(
          "parameters." + TIMEOUT + ": expected microseconds, 1 or more, found " + timeout);
    }
    return Optional.of(
        Duration.ofNanos(Math.min(timeout.longValue(), Long.MAX_VALUE / 1000) * 1000));
  }
}
