package dev.narrows.serve.inference;

import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** One request's line in the log, and its part in the metrics. */
record RequestLog(InferenceRequest request, long arrived, RequestMetrics metrics) {
  private static final Logger LOG = LoggerFactory.getLogger("narrows.request");

  void ended(InferenceResult result, Throwable failure) {
    long nanos = System.nanoTime() - arrived;
    if (failure == null) {
      metrics.answered(request, result, nanos);
      StageMicros times = result.times();
      line(LOG.atInfo(), "OK", nanos)
          .addKeyValue("queue_us", times.queue())
          .addKeyValue("decode_us", times.decode())
          .addKeyValue("infer_us", times.infer())
          .addKeyValue("batch_size", times.batch())
          .log("request");
    } else if (failure instanceof CancellationException) {
      end("CANCELLED", nanos);
      line(LOG.atInfo(), "CANCELLED", nanos).log("request");
    } else if (failure instanceof RefusedException refused) {
      end(refused.reason().name(), nanos);
      boolean fault = refused.reason() == Refusal.INTERNAL;
      LoggingEventBuilder builder =
          fault ? LOG.atError().setCause(refused.getCause()) : LOG.atInfo();
      line(builder, refused.reason().name(), nanos)
          .addKeyValue("reason", refused.getMessage())
          .log("request");
    } else {
      end("INTERNAL", nanos);
      line(LOG.atError().setCause(failure), "INTERNAL", nanos).log("request");
    }
  }

  private void end(String code, long nanos) {
    // A name that nobody serves is no label.
    boolean known = !code.equals(Refusal.NOT_FOUND.name());
    metrics.ended(code, known ? request.model() : "", nanos);
  }

  private LoggingEventBuilder line(LoggingEventBuilder builder, String code, long nanos) {
    return builder
        .addKeyValue("request_id", request.id())
        .addKeyValue("model", request.model())
        .addKeyValue("code", code)
        .addKeyValue("bytes", request.bytes())
        .addKeyValue("total_us", nanos / 1000);
  }
}
