package dev.narrows.serve.http.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Chrome's DevTools protocol: commands with answers, and events, as JSON over a WebSocket. */
final class DevTools implements AutoCloseable {
  static final JsonMapper JSON = JsonMapper.builder().build();

  /** Against hangs only: machines that check changes may be slow. */
  private static final int PATIENCE_SECONDS = 120;

  private final AtomicInteger last = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> open = new ConcurrentHashMap<>();
  private final List<Consumer<JsonNode>> listeners = new CopyOnWriteArrayList<>();
  private WebSocket socket;

  private DevTools() {}

  static DevTools connect(URI address) throws IOException {
    DevTools tools = new DevTools();
    tools.socket =
        await(
            HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, tools.new Messages()),
            PATIENCE_SECONDS);
    return tools;
  }

  /** Is told of every event, on a thread of the connection. */
  void listen(Consumer<JsonNode> listener) {
    listeners.add(listener);
  }

  /**
   * Gives a command and waits for its result.
   *
   * @param session of a page; empty for the browser itself
   * @param parameters names and values, one after the other
   */
  JsonNode call(String session, String method, Object... parameters) throws IOException {
    int id = last.incrementAndGet();
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    ObjectNode values = message.putObject("params");
    for (int i = 0; i < parameters.length; i += 2) {
      values.set((String) parameters[i], JSON.valueToTree(parameters[i + 1]));
    }
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    open.put(id, answer);
    synchronized (this) {
      await(socket.sendText(message.toString(), true), PATIENCE_SECONDS);
    }
    JsonNode found = await(answer, PATIENCE_SECONDS);
    if (found.has("error")) {
      throw new IOException(method + ": " + found.get("error"));
    }
    return found.path("result");
  }

  static <T> T await(CompletionStage<T> stage, int seconds) throws IOException {
    try {
      return stage.toCompletableFuture().get(seconds, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("the browser did not answer within " + seconds + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    socket.abort();
  }

  /** Puts messages together from their parts. */
  private final class Messages implements WebSocket.Listener {
    private final StringBuilder parts = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean complete) {
      parts.append(data);
      if (complete) {
        receive(parts.toString());
        parts.setLength(0);
      }
      from.request(1);
      return null;
    }

    private void receive(String text) {
      JsonNode message;
      try {
        message = JSON.readTree(text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      if (message.has("id")) {
        open.remove(message.get("id").intValue()).complete(message);
      } else {
        listeners.forEach(listener -> listener.accept(message));
      }
    }
  }
}
