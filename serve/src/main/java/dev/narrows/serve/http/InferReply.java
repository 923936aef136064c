package dev.narrows.serve.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.narrows.protocol.Parameters;
import dev.narrows.serve.inference.InferenceResult;
import dev.narrows.serve.inference.OutputTensor;
import dev.narrows.serve.inference.StageMicros;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer to an inference request: JSON, and behind it the tensors that were asked for as raw
 * bytes, in their order.
 */
final class InferReply {
  /** As JSON, numbers take several times their bytes: more than this is for raw answers. */
  static final int MOST_NUMBERS = 1 << 20;

  private InferReply() {}

  /**
   * The answer.
   *
   * @param request what was asked for
   * @throws BadRequestException if it is too much for JSON
   */
  static HttpReply of(InferBody request, InferenceResult result) throws BadRequestException {
    List<OutputTensor> raw = new ArrayList<>();
    long numbers = 0;
    for (OutputTensor output : result.outputs()) {
      if (binary(request, output)) {
        raw.add(output);
      } else {
        numbers += output.shape().stream().reduce(1L, Math::multiplyExact);
      }
    }
    if (numbers > MOST_NUMBERS) {
      throw new BadRequestException(
          ("outputs: expected at most " + MOST_NUMBERS + " numbers as JSON, found " + numbers)
              + ": ask for raw ones by the parameter "
              + Parameters.BINARY_DATA_OUTPUT);
    }
    byte[] json = json(request, result);
    if (raw.isEmpty()) {
      return HttpReply.of(200, HttpReply.JSON, json);
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(json);
    raw.forEach(output -> body.writeBytes(output.contents()));
    return HttpReply.of(200, "application/octet-stream", body.toByteArray())
        .with(InferBody.JSON_LENGTH, String.valueOf(json.length));
  }

  private static boolean binary(InferBody request, OutputTensor output) {
    return request.tasks().getOrDefault(output.task(), request.binaryOutput());
  }

  private static byte[] json(InferBody request, InferenceResult result) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = Json.mapper().createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("model_name", result.model());
      json.writeStringField("model_version", result.version());
      if (request.id().isPresent()) {
        json.writeStringField("id", request.id().get());
      }
      writeTimes(json, result.times());
      json.writeArrayFieldStart("outputs");
      for (OutputTensor output : result.outputs()) {
        write(json, output, binary(request, output));
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("into memory", e);
    }
    return bytes.toByteArray();
  }

  private static void writeTimes(JsonGenerator json, StageMicros times) throws IOException {
    json.writeObjectFieldStart("parameters");
    json.writeNumberField(Parameters.QUEUE_US, times.queue());
    json.writeNumberField(Parameters.DECODE_US, times.decode());
    json.writeNumberField(Parameters.INFER_US, times.infer());
    json.writeNumberField(Parameters.BATCH_SIZE, times.batch());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, OutputTensor output, boolean binary)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("name", output.name());
    json.writeStringField("datatype", output.datatype());
    json.writeArrayFieldStart("shape");
    for (long side : output.shape()) {
      json.writeNumber(side);
    }
    json.writeEndArray();
    if (binary) {
      json.writeObjectFieldStart("parameters");
      json.writeNumberField(InferBody.BINARY_SIZE, output.contents().length);
      json.writeEndObject();
    } else {
      writeNumbers(json, output);
    }
    json.writeEndObject();
  }

  private static void writeNumbers(JsonGenerator json, OutputTensor output) throws IOException {
    json.writeArrayFieldStart("data");
    switch (output.task()) {
      case SEGMENTATION, RECONSTRUCTION -> {
        for (byte value : output.contents()) {
          json.writeNumber(Byte.toUnsignedInt(value));
        }
      }
      case DISPARITY -> {
        for (float value : output.floats()) {
          json.writeNumber(value);
        }
      }
    }
    json.writeEndArray();
  }
}
