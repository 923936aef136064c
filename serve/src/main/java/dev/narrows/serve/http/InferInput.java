package dev.narrows.serve.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.narrows.protocol.Tensors;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The only input of an inference request, in JSON or raw behind it. */
final class InferInput {
  private InferInput() {}

  /**
   * The bitstreams of a request.
   *
   * @param root the JSON
   * @param body all of the request
   * @param json how many bytes of it are JSON
   * @throws BadRequestException if there are none, or other things
   */
  static List<byte[]> bitstreams(JsonNode root, byte[] body, int json) throws BadRequestException {
    JsonNode inputs = root.path("inputs");
    if (!inputs.isArray() || inputs.size() != 1) {
      throw new BadRequestException(
          "inputs: expected one, " + Tensors.BITSTREAM + ", found " + inputs.size());
    }
    JsonNode input = inputs.get(0);
    require(input, "name", Tensors.BITSTREAM);
    require(input, "datatype", Tensors.BYTES);
    JsonNode parameters = JsonFields.parameters(input, "inputs[0].parameters");
    List<byte[]> bitstreams =
        parameters.has(InferBody.BINARY_SIZE)
            ? raw(parameters.get(InferBody.BINARY_SIZE), body, json)
            : strings(input, body.length - json);
    long elements = elements(input.path("shape"));
    if (elements != bitstreams.size()) {
      throw new BadRequestException(
          ("inputs[0].shape: expected [" + bitstreams.size() + "], the bitstreams that are there")
              + (", found " + input.path("shape")));
    }
    return bitstreams;
  }

  private static List<byte[]> raw(JsonNode size, byte[] body, int json) throws BadRequestException {
    int there = body.length - json;
    if (!size.isIntegralNumber() || size.asLong() != there) {
      throw new BadRequestException(
          ("inputs[0].parameters." + InferBody.BINARY_SIZE + ": expected " + there)
              + (", the bytes behind the JSON, found " + size));
    }
    return RawBytes.elements(body, json);
  }

  private static List<byte[]> strings(JsonNode input, int behind) throws BadRequestException {
    if (behind > 0) {
      throw new BadRequestException(
          ("inputs[0]: expected the parameter " + InferBody.BINARY_SIZE + " for the " + behind)
              + " bytes behind the JSON, found none");
    }
    JsonNode data = input.path("data");
    if (!data.isArray()) {
      throw new BadRequestException("inputs[0].data: expected an array of strings, found none");
    }
    List<byte[]> bitstreams = new ArrayList<>();
    for (JsonNode element : data) {
      String where = "inputs[0].data[" + bitstreams.size() + "]";
      if (!element.isTextual()) {
        throw new BadRequestException(where + ": expected Base64 in a string, found another type");
      }
      try {
        bitstreams.add(Base64.getDecoder().decode(element.textValue()));
      } catch (IllegalArgumentException e) {
        throw new BadRequestException(where + ": expected Base64: " + e.getMessage());
      }
    }
    return bitstreams;
  }

  /** How many elements a shape of one or two sides has; −1 if it is none. */
  private static long elements(JsonNode shape) {
    if (!shape.isArray() || shape.isEmpty() || shape.size() > 2) {
      return -1;
    }
    long elements = 1;
    for (JsonNode side : shape) {
      if (!side.canConvertToInt() || !side.isIntegralNumber() || side.intValue() < 0) {
        return -1;
      }
      elements *= side.intValue();
    }
    return elements;
  }

  private static void require(JsonNode input, String field, String expected)
      throws BadRequestException {
    String found = JsonFields.text(input, field, "inputs[0]." + field);
    if (!found.equals(expected)) {
      throw new BadRequestException(
          "inputs[0]." + field + ": expected " + expected + ", found '" + found + "'");
    }
  }
}
