package dev.narrows.serve.http.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** One page of a browser: what is on it, what is done to it, and what went wrong in it. */
public final class BrowserPage implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final DevTools tools;
  private final String target;
  private final String session;
  private final List<String> problems = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  private BrowserPage(DevTools tools, String target, String session) {
    this.tools = tools;
    this.target = target;
    this.session = session;
    tools.listen(this::note);
  }

  static BrowserPage open(DevTools tools, int width, int height) throws IOException {
    String target =
        tools.call("", "Target.createTarget", "url", "about:blank").get("targetId").textValue();
    String session =
        tools
            .call("", "Target.attachToTarget", "targetId", target, "flatten", true)
            .get("sessionId")
            .textValue();
    BrowserPage page = new BrowserPage(tools, target, session);
    for (String domain : List.of("Runtime", "Log", "Network", "Page")) {
      page.call(domain + ".enable");
    }
    page.call(
        "Emulation.setDeviceMetricsOverride",
        "width",
        width,
        "height",
        height,
        "deviceScaleFactor",
        1,
        "mobile",
        width < 600);
    return page;
  }

  private JsonNode call(String method, Object... parameters) throws IOException {
    return tools.call(session, method, parameters);
  }

  private void note(JsonNode event) {
    if (!event.path("sessionId").asText().equals(session)) {
      return;
    }
    JsonNode values = event.path("params");
    switch (event.path("method").asText()) {
      case "Runtime.exceptionThrown" -> problems.add(values.path("exceptionDetails").toString());
      case "Runtime.consoleAPICalled" -> {
        if (List.of("error", "warning", "assert").contains(values.path("type").asText())) {
          problems.add("console: " + values.path("args"));
        }
      }
      case "Log.entryAdded" -> {
        JsonNode entry = values.path("entry");
        if (List.of("error", "warning").contains(entry.path("level").asText())) {
          problems.add(entry.path("text").asText() + " " + entry.path("url").asText());
        }
      }
      case "Network.requestWillBeSent" -> requests.add(values.path("request").path("url").asText());
      default -> {
        // Of no interest here.
      }
    }
  }

  /** What the page complained of: exceptions, errors and warnings of its console. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** The addresses that it has asked for. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** Goes to an address. */
  public void visit(String address) throws IOException {
    call("Page.navigate", "url", address);
  }

  /** Asks for the light or the dark scheme. */
  public void prefer(String scheme) throws IOException {
    call(
        "Emulation.setEmulatedMedia",
        "features",
        List.of(Map.of("name", "prefers-color-scheme", "value", scheme)));
  }

  /** The value of an expression of JavaScript; promises are waited for. */
  public JsonNode value(String expression) throws IOException {
    JsonNode found =
        call(
            "Runtime.evaluate",
            "expression",
            expression,
            "returnByValue",
            true,
            "awaitPromise",
            true);
    if (found.has("exceptionDetails")) {
      throw new IOException(expression + ": " + found.get("exceptionDetails"));
    }
    return found.path("result").path("value");
  }

  /** The text of the first element of a selector. */
  public String text(String selector) throws IOException {
    return value("document.querySelector('" + selector + "').textContent").asText();
  }

  /** Waits until a condition in JavaScript holds. */
  public void await(String condition) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    // Between two pages there is no document.
    String held =
        "(() => { try { return Boolean(" + condition + "); } catch { return false; } })()";
    while (!value(held).asBoolean()) {
      if (System.nanoTime() > end) {
        throw new IOException(
            "waited for "
                + condition
                + "; found problems "
                + problems
                + " and text "
                + value("document.body.innerText"));
      }
      pause();
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Clicks the middle of the first element of a selector, as a mouse does. */
  public void click(String selector) throws IOException {
    Map<String, Double> middle = middle(selector);
    for (String type : List.of("mousePressed", "mouseReleased")) {
      call(
          "Input.dispatchMouseEvent",
          "type",
          type,
          "x",
          middle.get("x"),
          "y",
          middle.get("y"),
          "button",
          "left",
          "clickCount",
          1);
    }
  }

  /** Chooses an option of a list by its value. */
  public void choose(String selector, String option) throws IOException {
    value(
        "(() => { const list = document.querySelector('"
            + selector
            + "'); list.value = '"
            + option
            + "'; list.dispatchEvent(new Event('change', { bubbles: true })); })()");
  }

  /** Presses a key some times in an element, such as the right arrow in a slider. */
  public void press(String selector, String key, int times) throws IOException {
    value("document.querySelector('" + selector + "').focus()");
    int code = Map.of("ArrowLeft", 37, "ArrowRight", 39, "Home", 36, "End", 35).get(key);
    for (int i = 0; i < times; i++) {
      for (String type : List.of("keyDown", "keyUp")) {
        call(
            "Input.dispatchKeyEvent",
            "type",
            type,
            "key",
            key,
            "code",
            key,
            "windowsVirtualKeyCode",
            code);
      }
    }
  }

  /** Drags a file over an element and drops it there. */
  public void drop(String selector, Path file) throws IOException {
    Map<String, Double> middle = middle(selector);
    Map<String, Object> data =
        Map.of(
            "items", List.of(),
            "files", List.of(file.toAbsolutePath().toString()),
            "dragOperationsMask", 1);
    for (String type : List.of("dragEnter", "dragOver", "drop")) {
      call(
          "Input.dispatchDragEvent",
          "type",
          type,
          "x",
          middle.get("x"),
          "y",
          middle.get("y"),
          "data",
          data);
    }
  }

  private Map<String, Double> middle(String selector) throws IOException {
    JsonNode found =
        value(
            "(() => { const element = document.querySelector('"
                + selector
                + "');"
                + " element.scrollIntoView({ block: 'center' });"
                + " const box = element.getBoundingClientRect();"
                + " return { x: box.x + box.width / 2, y: box.y + box.height / 2 }; })()");
    return Map.of("x", found.get("x").doubleValue(), "y", found.get("y").doubleValue());
  }

  /** The page as PNG, from its top and beyond what the window shows. */
  public byte[] screenshot() throws IOException {
    JsonNode size =
        value(
            "({ x: 0, y: 0, scale: 1, width: document.documentElement.clientWidth,"
                + " height: document.documentElement.scrollHeight })");
    JsonNode found =
        call(
            "Page.captureScreenshot", "format", "png", "captureBeyondViewport", true, "clip", size);
    return Base64.getDecoder().decode(found.get("data").textValue());
  }

  @Override
  public void close() throws IOException {
    tools.call("", "Target.closeTarget", "targetId", target);
  }
}
