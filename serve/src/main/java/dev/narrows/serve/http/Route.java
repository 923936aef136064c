package dev.narrows.serve.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One kind of call.
 *
 * @param method of HTTP; GET stands for HEAD too
 * @param template path with variable parts, such as {@code /v2/models/{model}}
 * @param open whether everybody may call it, with a token or without
 * @param maxBytes of the body
 * @param action what it does
 */
record Route(String method, String template, boolean open, long maxBytes, Action action) {
  /** What a call does. It must not wait: its answer may come later. */
  @FunctionalInterface
  interface Action {
    /**
     * Begins with it.
     *
     * @throws Exception what {@link Failures} makes an answer of
     */
    CompletableFuture<HttpReply> act(HttpCall call) throws Exception;
  }

  /** An action whose answer is at hand at once. */
  @FunctionalInterface
  interface Answer {
    /**
     * Answers it.
     *
     * @throws Exception what {@link Failures} makes an answer of
     */
    HttpReply answer(HttpCall call) throws Exception;
  }

  static Route get(String template, boolean open, Answer answer) {
    return new Route(
        "GET", template, open, 0, call -> CompletableFuture.completedFuture(answer.answer(call)));
  }

  static Route post(String template, long maxBytes, Action action) {
    return new Route("POST", template, false, maxBytes, action);
  }

  /**
   * The variable parts of a path, if it is one of this template.
   *
   * @param segments of the path, decoded
   */
  Optional<Map<String, String>> match(List<String> segments) {
    List<String> own = segments(template);
    if (own.size() != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < own.size(); i++) {
      String part = own.get(i);
      if (part.startsWith("{")) {
        variables.put(part.substring(1, part.length() - 1), segments.get(i));
      } else if (!part.equals(segments.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(variables);
  }

  /** The parts of a path between its slashes. */
  static List<String> segments(String path) {
    List<String> segments = new ArrayList<>();
    for (String part : path.split("/", -1)) {
      if (!part.isEmpty()) {
        segments.add(part);
      }
    }
    return segments;
  }
}
