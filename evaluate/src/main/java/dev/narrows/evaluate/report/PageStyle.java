package dev.narrows.evaluate.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** How pages of results look and act: what goes into them, so that they need no other file. */
public final class PageStyle {
  private PageStyle() {}

  /** The style sheet, for light and dark screens and for print. */
  public static String css() {
    return resource("report.css");
  }

  /** The script: legends hide curves, marks speak, pictures open. */
  public static String script() {
    return resource("report.js");
  }

  private static String resource(String name) {
    try (InputStream stream = PageStyle.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
