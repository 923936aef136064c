package dev.narrows.serve.http;

import dev.narrows.model.Task;
import dev.narrows.serve.ServerParts;
import dev.narrows.serve.http.demo.Demo;
import dev.narrows.serve.http.demo.DemoException;
import dev.narrows.serve.http.demo.DemoRequest;
import dev.narrows.serve.http.demo.ModelFacts;
import dev.narrows.serve.http.demo.Samples;
import dev.narrows.serve.inference.Refusal;
import dev.narrows.serve.inference.RefusedException;
import dev.narrows.serve.models.ServedModel;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * What the page asks for: models, sample pictures, and runs, which wait for one another in a short
 * queue.
 */
final class DemoRoutes implements AutoCloseable {
  private static final String[] NONE = {};
  private static final long MOST_PICTURE_BYTES = 8L << 20;
  private static final int MOST_WAITING = 8;

  private final ServerParts parts;
  private final Samples samples;
  private final Demo demo;
  private final ThreadPoolExecutor runs;

  DemoRoutes(ServerParts parts, Samples samples) {
    this.parts = parts;
    this.samples = samples;
    demo = new Demo(parts.models(), parts.inference(), parts.limits().longest());
    runs =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            work -> {
              Thread thread = new Thread(work, "narrows-demo");
              thread.setDaemon(true);
              return thread;
            });
  }

  List<Route> routes() {
    return List.of(
        Route.get("/demo/models", false, call -> models()),
        Route.get("/demo/samples", false, call -> HttpReply.json(200, samples.names())),
        Route.get("/demo/samples/{name}", false, this::sample),
        Route.post("/demo/run", MOST_PICTURE_BYTES, this::run));
  }

  private HttpReply models() throws IOException {
    List<ModelFacts> facts = new ArrayList<>();
    for (ServedModel model : parts.models().list()) {
      facts.add(ModelFacts.of(model));
    }
    return HttpReply.json(200, facts);
  }

  private HttpReply sample(HttpCall call) throws IOException {
    String name = call.path().get("name");
    return HttpReply.of(200, PageFiles.type(name), picture(name))
        .with("Cache-Control", "private, max-age=3600");
  }

  private byte[] picture(String name) throws IOException {
    return samples
        .read(name)
        .orElseThrow(
            () ->
                new BadRequestException(
                    404, "sample: expected one of " + samples.names() + ", found '" + name + "'"));
  }

  private CompletableFuture<HttpReply> run(HttpCall call) throws IOException {
    DemoRequest request = request(call);
    CompletableFuture<HttpReply> answer = new CompletableFuture<>();
    try {
      runs.execute(() -> run(request, answer));
    } catch (RejectedExecutionException e) {
      throw new RefusedException(
          Refusal.RESOURCE_EXHAUSTED,
          "runs: expected at most " + MOST_WAITING + " that wait, found as many",
          Duration.ofSeconds(1));
    }
    return answer;
  }

  private void run(DemoRequest request, CompletableFuture<HttpReply> answer) {
    if (answer.isDone()) {
      return; // Whoever asked is gone.
    }
    try {
      answer.complete(HttpReply.json(200, demo.run(request)));
    } catch (Throwable failure) {
      // Errors too: whoever asked would wait for nothing.
      answer.completeExceptionally(failure);
    }
  }

  private DemoRequest request(HttpCall call) throws IOException {
    String sample = call.parameter("sample").orElse("");
    if (sample.isEmpty() && call.body().length == 0) {
      throw new DemoException("expected the name of a sample or a picture as the body, found none");
    }
    return new DemoRequest(
        call.parameter("model")
            .orElseThrow(() -> new DemoException("model: expected a name, found none")),
        call.parameter("version").orElse(""),
        sample.isEmpty() ? call.body() : picture(sample),
        number(call, "enlargement", 1),
        tasks(call),
        rates(call),
        call.parameter("codec"),
        call.parameter("quantizer"));
  }

  /** Such as {@code 8,40}. */
  private static List<Integer> rates(HttpCall call) throws DemoException {
    List<Integer> rates = new ArrayList<>();
    for (String text : call.parameter("rate").map(rate -> rate.split(",", -1)).orElse(NONE)) {
      rates.add(number("rate", text));
    }
    return rates;
  }

  private static int number(HttpCall call, String name, int otherwise) throws DemoException {
    return number(name, call.parameter(name).orElse(String.valueOf(otherwise)));
  }

  private static int number(String name, String text) throws DemoException {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new DemoException(name + ": expected a whole number, found '" + text + "'");
    }
  }

  private static Set<Task> tasks(HttpCall call) throws BadRequestException {
    Set<Task> tasks = EnumSet.noneOf(Task.class);
    for (String name : call.parameter("tasks").orElse("").split(",", -1)) {
      if (!name.isEmpty()) {
        tasks.add(Tasks.of(name, "tasks"));
      }
    }
    return tasks;
  }

  @Override
  public void close() {
    runs.shutdownNow();
    try {
      runs.awaitTermination(5, TimeUnit.SECONDS);
      demo.close();
    } catch (IOException | InterruptedException e) {
      // The process is about to end, and its memory with it.
      Thread.currentThread().interrupt();
    }
  }
}
