package dev.narrows.serve.http;

import dev.narrows.serve.ServerParts;
import dev.narrows.serve.inference.InferenceRequest;
import dev.narrows.serve.inference.InferenceResult;
import dev.narrows.serve.inference.Refusal;
import dev.narrows.serve.models.ModelFacts;
import dev.narrows.serve.models.ModelLease;
import dev.narrows.serve.models.UnknownModelException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** The REST form of the Open Inference Protocol, version 2. */
final class ProtocolRoutes {
  private static final String MODEL = "/v2/models/{model}";
  private static final String VERSION = MODEL + "/versions/{version}";

  /** JSON around a bitstream: names, parameters, and Base64 takes four bytes for three. */
  private static final long FRAME_BYTES = 1 << 16;

  private final ServerParts parts;
  private final Executor executor;

  /**
   * @param executor writes answers, so that the engine's threads do not
   */
  ProtocolRoutes(ServerParts parts, Executor executor) {
    this.parts = parts;
    this.executor = executor;
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.add(Route.get("/v2", false, call -> HttpReply.json(200, server())));
    routes.add(Route.get("/v2/health/live", true, call -> live()));
    routes.add(Route.get("/v2/health/ready", true, call -> ready()));
    for (String model : List.of(MODEL, VERSION)) {
      routes.add(Route.get(model, false, this::metadata));
      routes.add(Route.get(model + "/ready", false, this::modelReady));
      routes.add(Route.post(model + "/infer", mostBytes(), this::infer));
    }
    return routes;
  }

  private long mostBytes() {
    return FRAME_BYTES + 4L * ((parts.limits().messageBytes() + 2L) / 3);
  }

  private static Map<String, Object> server() {
    return ordered(
        "name", ServerParts.NAME,
        "version", ServerParts.version(),
        "extensions", ServerParts.EXTENSIONS);
  }

  private static HttpReply live() {
    return HttpReply.json(200, Map.of("live", true));
  }

  private HttpReply ready() {
    boolean ready = parts.ready().getAsBoolean();
    return HttpReply.json(ready ? 200 : 503, Map.of("ready", ready));
  }

  private HttpReply modelReady(HttpCall call) throws UnknownModelException {
    try (ModelLease lease = lease(call)) {
      return HttpReply.json(200, ordered("name", lease.model().key().name(), "ready", true));
    }
  }

  private HttpReply metadata(HttpCall call) throws UnknownModelException {
    ModelFacts facts = ModelFacts.of(parts.models(), call.path().get("model"), version(call));
    return HttpReply.json(
        200,
        ordered(
            "name", facts.name(),
            "versions", facts.versions(),
            "platform", ModelFacts.PLATFORM,
            "inputs", facts.inputs(),
            "outputs", facts.outputs()));
  }

  private ModelLease lease(HttpCall call) throws UnknownModelException {
    return parts.models().lease(call.path().get("model"), version(call));
  }

  /** Empty for the latest. */
  private static String version(HttpCall call) {
    return call.path().getOrDefault("version", "");
  }

  private CompletableFuture<HttpReply> infer(HttpCall call) throws BadRequestException {
    try {
      return taken(call);
    } catch (BadRequestException refused) {
      // What the engine takes it counts itself.
      parts.requests().ended(Refusal.INVALID_ARGUMENT.name(), "", 0);
      throw refused;
    }
  }

  private CompletableFuture<HttpReply> taken(HttpCall call) throws BadRequestException {
    InferBody body = InferBody.of(call);
    InferenceRequest request =
        new InferenceRequest(
            call.id(),
            call.path().get("model"),
            version(call),
            body.bitstreams(),
            body.tasks().keySet(),
            body.timeout());
    if (request.bytes() > parts.limits().messageBytes()) {
      throw new BadRequestException(
          413,
          ("bitstreams: expected at most " + parts.limits().messageBytes() + " bytes, found ")
              + request.bytes());
    }
    return answer(body, parts.inference().submit(request));
  }

  /** Whoever cancels the answer has no use for the result. */
  private CompletableFuture<HttpReply> answer(
      InferBody body, CompletableFuture<InferenceResult> result) {
    CompletableFuture<HttpReply> answer =
        result.thenComposeAsync(
            outputs -> {
              try {
                return CompletableFuture.completedFuture(InferReply.of(body, outputs));
              } catch (BadRequestException e) {
                return CompletableFuture.failedFuture(e);
              }
            },
            executor);
    CompletableFuture<HttpReply> unused =
        answer.whenComplete(
            (reply, failure) -> {
              if (answer.isCancelled()) {
                result.cancel(true);
              }
            });
    return answer;
  }

  private static Map<String, Object> ordered(Object... namesAndValues) {
    Map<String, Object> ordered = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      ordered.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return ordered;
  }
}
