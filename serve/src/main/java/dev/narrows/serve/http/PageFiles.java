package dev.narrows.serve.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page and what it loads, from within the programme. */
final class PageFiles {
  private static final String FOLDER = "/dev/narrows/serve/page/";
  private static final String INDEX = "index.html";

  private static final List<String> NAMES =
      List.of(
          INDEX,
          "page.css",
          "icon.svg",
          "main.js",
          "server.js",
          "controls.js",
          "choices.js",
          "picture.js",
          "views.js",
          "bytes.js",
          "latency.js",
          "plot.js",
          "text.js");

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "jpg", "image/jpeg",
          "jpeg", "image/jpeg",
          "webp", "image/webp");

  /** Nothing comes from other servers, and nothing goes there. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private PageFiles() {}

  /** One for each file; the page itself is at the root. */
  static List<Route> routes() {
    return NAMES.stream().map(PageFiles::route).toList();
  }

  private static Route route(String name) {
    HttpReply reply =
        HttpReply.of(200, type(name), read(name))
            .with("Cache-Control", "no-cache")
            .with("Content-Security-Policy", POLICY)
            .with("Referrer-Policy", "no-referrer");
    return Route.get(name.equals(INDEX) ? "/" : "/" + name, true, call -> reply);
  }

  /** The media type of a file, by the end of its name. */
  static String type(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return TYPES.getOrDefault(ending, "application/octet-stream");
  }

  private static byte[] read(String name) {
    try (InputStream file = PageFiles.class.getResourceAsStream(FOLDER + name)) {
      if (file == null) {
        throw new IllegalStateException(FOLDER + name + ": missing from the programme");
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(FOLDER + name, e);
    }
  }
}
