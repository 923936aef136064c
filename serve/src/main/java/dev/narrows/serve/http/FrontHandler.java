package dev.narrows.serve.http;

import dev.narrows.serve.ServerParts;
import dev.narrows.serve.inference.Refusal;
import dev.narrows.serve.inference.RefusedException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Takes a request from Jetty and gives the answer back. No thread waits for a caller: bodies are
 * read and answers written as bytes come and go.
 */
final class FrontHandler extends Handler.Abstract {
  /** For a body to arrive; for an answer to be fetched once it is there, beside the work. */
  private static final Duration TRANSFER = Duration.ofSeconds(30);

  private final List<Route> routes;
  private final ServerParts parts;
  private final BodyBudget budget;

  FrontHandler(List<Route> routes, ServerParts parts, BodyBudget budget) {
    this.routes = routes;
    this.parts = parts;
    this.budget = budget;
  }

  /** A route with the variable parts of the path. */
  private record Match(Route route, Map<String, String> variables) {}

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Exchange exchange = new Exchange(request, response, callback, parts.metrics());
    try {
      admit(exchange);
    } catch (Exception failure) {
      refuse(exchange, Failures.reply(exchange.id(), failure));
    }
    return true;
  }

  private void admit(Exchange exchange) throws Exception {
    Request request = exchange.request();
    List<String> segments = Route.segments(Request.getPathInContext(request));
    String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
    Match match = match(method, segments).orElseThrow(() -> nothingThere(method, segments));
    Route route = match.route();
    exchange.take(route);
    if (!route.open()) {
      requireToken(request);
    }
    long bytes = expectedBytes(request, route);
    if (!budget.take(bytes)) {
      throw new RefusedException(
          Refusal.RESOURCE_EXHAUSTED,
          "the server is receiving as much as it can hold",
          Duration.ofSeconds(1));
    }
    Request.addCompletionListener(request, failure -> budget.give(bytes));
    if (bytes == 0) {
      act(exchange, match, new byte[0]);
    } else {
      read(exchange, match);
    }
  }

  private void requireToken(Request request) throws BadRequestException {
    String authorization = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    Optional<String> fault = parts.tokens().fault(authorization);
    if (fault.isPresent()) {
      throw new BadRequestException(401, fault.get());
    }
  }

  /** Bytes of the body, or the most that it may have if it does not say. */
  private static long expectedBytes(Request request, Route route) throws BadRequestException {
    String coding = request.getHeaders().get(HttpHeader.CONTENT_ENCODING);
    if (coding != null && !coding.equalsIgnoreCase("identity")) {
      throw new BadRequestException(415, "Content-Encoding: expected none, found '" + coding + "'");
    }
    long length = request.getLength();
    if (length > route.maxBytes()) {
      throw new BadRequestException(
          413, "body: expected at most " + route.maxBytes() + " bytes, found " + length);
    }
    return length < 0 ? route.maxBytes() : length;
  }

  private void read(Exchange exchange, Match match) {
    Scheduler.Task arrival = exchange.closeAfter(TRANSFER);
    CompletableFuture<byte[]> unused =
        BodyReader.read(exchange.request(), match.route().maxBytes())
            .whenComplete(
                (body, failure) -> {
                  arrival.cancel();
                  if (failure == null) {
                    act(exchange, match, body);
                  } else {
                    exchange.reply(Failures.reply(exchange.id(), failure));
                  }
                });
  }

  /** Answers a call whose body is of no use, after the body unless the caller waits with it. */
  private static void refuse(Exchange exchange, HttpReply reply) {
    Request request = exchange.request();
    if (request.getLength() == 0 || request.getHeaders().contains(HttpHeader.EXPECT)) {
      exchange.reply(reply);
      return;
    }
    Scheduler.Task arrival = exchange.closeAfter(TRANSFER);
    CompletableFuture<byte[]> unused =
        BodyReader.read(request, 0)
            .whenComplete(
                (body, failure) -> {
                  arrival.cancel();
                  exchange.reply(reply);
                });
  }

  private void act(Exchange exchange, Match match, byte[] body) {
    // Nothing comes and goes while the engine works: that is no reason to end the call.
    exchange.request().addIdleTimeoutListener(idle -> false);
    exchange.closeAfter(parts.limits().longest().plus(TRANSFER));
    CompletableFuture<HttpReply> answer;
    try {
      HttpCall call =
          new HttpCall(
              exchange.id(),
              match.variables(),
              query(exchange.request()),
              exchange.request().getHeaders()::get,
              body);
      answer = match.route().action().act(call);
    } catch (Exception failure) {
      answer = CompletableFuture.failedFuture(failure);
    }
    CompletableFuture<HttpReply> running = answer;
    exchange.request().addFailureListener(gone -> running.cancel(true));
    CompletableFuture<HttpReply> unused =
        answer.whenComplete(
            (reply, failure) ->
                exchange.reply(failure == null ? reply : Failures.reply(exchange.id(), failure)));
  }

  private Optional<Match> match(String method, List<String> segments) {
    for (Route route : routes) {
      Optional<Map<String, String>> variables = route.match(segments);
      if (variables.isPresent() && route.method().equals(method)) {
        return Optional.of(new Match(route, variables.get()));
      }
    }
    return Optional.empty();
  }

  private BadRequestException nothingThere(String method, List<String> segments) {
    String path = "/" + String.join("/", segments);
    boolean otherMethod = routes.stream().anyMatch(route -> route.match(segments).isPresent());
    return otherMethod
        ? new BadRequestException(405, path + ": method " + method + " is not for this address")
        : new BadRequestException(404, path + ": there is nothing at this address");
  }

  private static Map<String, String> query(Request request) throws BadRequestException {
    Map<String, String> query = new HashMap<>();
    try {
      for (Fields.Field field : Request.extractQueryParameters(request)) {
        query.put(field.getName(), field.getValue());
      }
    } catch (RuntimeException e) {
      throw new BadRequestException("query: expected parameters, found damaged text");
    }
    return query;
  }
}
