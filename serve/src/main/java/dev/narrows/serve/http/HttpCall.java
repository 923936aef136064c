package dev.narrows.serve.http;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A request that has arrived whole.
 *
 * @param id what its lines in the log are named by
 * @param path the variable parts of the path, by name
 * @param query the parameters behind the question mark, the first of each name
 * @param header a header by its name, or null
 * @param body not copied
 */
record HttpCall(
    String id,
    Map<String, String> path,
    Map<String, String> query,
    Function<String, String> header,
    byte[] body) {
  /** A parameter behind the question mark; empty if it is missing or has no value. */
  Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
  }

  /** A header; empty if it is missing. */
  Optional<String> headerOf(String name) {
    return Optional.ofNullable(header.apply(name));
  }
}
