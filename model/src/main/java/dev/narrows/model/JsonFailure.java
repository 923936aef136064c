package dev.narrows.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says in one line, for people, what is wrong with a JSON text and where. */
final class JsonFailure {
  private JsonFailure() {}

  static String explain(JsonProcessingException failure) {
    String line =
        failure.getLocation() == null ? "" : "line " + failure.getLocation().getLineNr() + ": ";
    if (failure instanceof JsonMappingException mapping) {
      return line + explain(key(mapping), mapping);
    }
    return line + "expected JSON, found: " + firstLine(failure);
  }

  private static String explain(String key, JsonMappingException failure) {
    String where = key.isEmpty() ? "" : key + ": ";
    if (failure instanceof UnrecognizedPropertyException) {
      return "unknown key " + key;
    }
    if (firstLine(failure).startsWith("Missing creator property")) {
      return "missing key " + key;
    }
    if (failure.getCause() instanceof IllegalArgumentException invalid) {
      return where + invalid.getMessage();
    }
    if (failure.getCause() instanceof NullPointerException) {
      return where + "expected values, found null among them";
    }
    if (failure instanceof InvalidFormatException invalid) {
      return where + "expected " + name(invalid.getTargetType()) + ", found " + invalid.getValue();
    }
    if (failure instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
      return where + "expected " + name(mismatch.getTargetType()) + ", found something else";
    }
    return where + firstLine(failure);
  }

  private static String name(Class<?> type) {
    if (type.isEnum()) {
      return "one of " + List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT);
    }
    if (Collection.class.isAssignableFrom(type)) {
      return "a list";
    }
    if (type == String.class) {
      return "text";
    }
    return type.isPrimitive() ? "a number" : "an object";
  }

  private static String key(JsonMappingException mapping) {
    return mapping.getPath().stream()
        .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName())
        .collect(Collectors.joining("."));
  }

  private static String firstLine(JsonProcessingException failure) {
    String line = failure.getOriginalMessage().lines().findFirst().orElse("damaged text");
    // What follows speaks of the parser and not of the text.
    return line.replaceFirst(" \\((start marker|for \\w+ starting) at .*", "");
  }
}
