package dev.narrows.serve.grpc;

import io.grpc.Context;
import java.util.UUID;

/** What the log calls a request. */
final class CallId {
  /** What the caller's header says, or null. */
  static final Context.Key<String> HEADER = Context.key("request-id");

  private static final int LONGEST = 128;

  private CallId() {}

  /**
   * The message's own, else that of the call's header, else a new one.
   *
   * @param own perhaps empty
   */
  static String of(String own) {
    String header = HEADER.get();
    String chosen = !own.isEmpty() ? own : header != null ? header : UUID.randomUUID().toString();
    return chosen.length() > LONGEST ? chosen.substring(0, LONGEST) : chosen;
  }
}
