package dev.narrows.serve.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer.
 *
 * @param status of HTTP
 * @param headers by name
 * @param body not copied
 */
record HttpReply(int status, Map<String, String> headers, byte[] body) {
  static final String CONTENT_TYPE = "Content-Type";
  static final String JSON = "application/json";

  private static final int LONGEST_ERROR = 500;

  /** Bytes of a type. */
  static HttpReply of(int status, String type, byte[] body) {
    return new HttpReply(status, Map.of(CONTENT_TYPE, type), body);
  }

  /** What Jackson makes of an object. */
  static HttpReply json(int status, Object value) {
    return of(status, JSON, Json.bytes(value));
  }

  /** An error, as the Open Inference Protocol has it; what a caller sent is not all sent back. */
  static HttpReply error(int status, String message) {
    String shown =
        message.length() > LONGEST_ERROR ? message.substring(0, LONGEST_ERROR) + "…" : message;
    return json(status, Map.of("error", shown));
  }

  static HttpReply text(int status, String type, String text) {
    return of(status, type, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same with one more header. */
  HttpReply with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new HttpReply(status, more, body);
  }
}
