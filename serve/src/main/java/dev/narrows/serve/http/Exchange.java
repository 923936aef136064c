package dev.narrows.serve.http;

import dev.narrows.protocol.Parameters;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/** A call that is being answered, once. */
final class Exchange {
  private static final Pattern ID = Pattern.compile("[!-~]{1,128}");

  private final Request request;
  private final Response response;
  private final Callback callback;
  private final MeterRegistry metrics;
  private final String id;
  private final long start = System.nanoTime();
  private String template = HttpMetrics.NO_ROUTE;

  /**
   * @param callback is told when the answer has been written
   * @param metrics where its time goes
   */
  Exchange(Request request, Response response, Callback callback, MeterRegistry metrics) {
    this.request = request;
    this.response = response;
    this.callback = callback;
    this.metrics = metrics;
    id = id(request);
  }

  Request request() {
    return request;
  }

  /** What its lines in the log are named by. */
  String id() {
    return id;
  }

  /** The caller's name for the call, if it fits into a line of the log. */
  private static String id(Request request) {
    String given = request.getHeaders().get(Parameters.REQUEST_ID);
    return given != null && ID.matcher(given).matches() ? given : UUID.randomUUID().toString();
  }

  /** Ends the connection after some time, unless the call has come to its end before. */
  Scheduler.Task closeAfter(Duration time) {
    Scheduler.Task task =
        request
            .getComponents()
            .getScheduler()
            .schedule(this::closeConnection, time.toMillis(), TimeUnit.MILLISECONDS);
    Request.addCompletionListener(request, failure -> task.cancel());
    return task;
  }

  private void closeConnection() {
    request
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .close(new TimeoutException("call " + id));
  }

  /** Notes which kind of call it is, for the metrics. */
  void take(Route route) {
    template = route.template();
  }

  /** Writes the answer; returns before it is gone. */
  void reply(HttpReply reply) {
    response.setStatus(reply.status());
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    response.getHeaders().put("Cache-Control", "no-store");
    response.getHeaders().put(Parameters.REQUEST_ID, id);
    reply.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, reply.body().length);
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    HttpMetrics.record(metrics, template, reply.status(), time);
    boolean bare = request.getMethod().equals("HEAD");
    response.write(true, ByteBuffer.wrap(bare ? new byte[0] : reply.body()), callback);
  }
}
