package dev.narrows.serve;

import dev.narrows.serve.inference.Inference;
import dev.narrows.serve.inference.RequestMetrics;
import dev.narrows.serve.models.Models;
import dev.narrows.serve.operation.Certificates;
import dev.narrows.serve.operation.Tokens;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What the gRPC and the HTTP side share.
 *
 * @param inference takes requests; it keeps the limits of queue, pictures and pixels itself
 * @param models what is served
 * @param metrics where measurements go; {@code scrape()} gives Prometheus' text
 * @param requests counts requests that {@code inference} never sees, as they are refused before
 * @param tokens whom to listen to
 * @param certificates of TLS, if it is used
 * @param limits what the server takes; the size of messages is the sides' to keep
 * @param ready whether the server is ready: a model is loaded, and it is not about to end
 */
public record ServerParts(
    Inference inference,
    Models models,
    PrometheusMeterRegistry metrics,
    RequestMetrics requests,
    Tokens tokens,
    Optional<Certificates> certificates,
    Limits limits,
    BooleanSupplier ready) {
  /** The server's name in its metadata. */
  public static final String NAME = "narrows";

  /** Extensions of the protocol in its metadata. */
  public static final List<String> EXTENSIONS = List.of("binary_tensor_data");

  /** The server's version in its metadata. */
  public static String version() {
    String version = ServerParts.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
