package dev.narrows.serve.http;

import com.fasterxml.jackson.databind.JsonNode;

/** Fields of a request's JSON, checked. */
final class JsonFields {
  private JsonFields() {}

  static JsonNode parameters(JsonNode holder, String where) throws BadRequestException {
    JsonNode parameters = holder.path("parameters");
    if (!parameters.isObject() && !parameters.isMissingNode()) {
      throw new BadRequestException(
          where + ": expected an object, found " + Json.describe(parameters));
    }
    return parameters;
  }

  static boolean flag(JsonNode parameters, String name, String where) throws BadRequestException {
    JsonNode value = parameters.path(name);
    if (!value.isBoolean() && !value.isMissingNode()) {
      throw new BadRequestException(
          where + "." + name + ": expected true or false, found " + value);
    }
    return value.asBoolean();
  }

  static String text(JsonNode holder, String field, String where) throws BadRequestException {
    JsonNode value = holder.path(field);
    if (!value.isTextual()) {
      throw new BadRequestException(where + ": expected a string, found " + Json.describe(value));
    }
    return value.textValue();
  }
}
