package dev.narrows.serve.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** What is measured of HTTP calls, whatever they ask for. */
final class HttpMetrics {
  /** Of calls to no known address. */
  static final String NO_ROUTE = "none";

  private HttpMetrics() {}

  /**
   * A call that has been answered.
   *
   * @param template of its route, or {@link #NO_ROUTE}: not its path, of which strangers could make
   *     any number
   */
  static void record(MeterRegistry registry, String template, int status, Duration time) {
    Timer.builder("narrows.http.requests")
        .description("HTTP calls by route and status, from the first byte to the answer")
        .tag("route", template)
        .tag("status", String.valueOf(status))
        .register(registry)
        .record(time);
  }
}
