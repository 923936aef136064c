package dev.narrows.evaluate.report.text;

import java.util.Base64;

/** Pieces of HTML. */
public final class Html {
  private Html() {}

  /** Text as content or as a quoted attribute's value. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** A picture that travels within the page. */
  public static String dataUri(byte[] picture) {
    boolean jpeg = picture.length > 1 && picture[0] == (byte) 0xFF && picture[1] == (byte) 0xD8;
    return "data:image/"
        + (jpeg ? "jpeg" : "png")
        + ";base64,"
        + Base64.getEncoder().encodeToString(picture);
  }

  /** A section with its heading and a line on how to read it; nothing if there is no content. */
  public static String section(String id, String heading, String note, String content) {
    if (content.isEmpty()) {
      return "";
    }
    return """
        <section id="%s">
        <h2>%s</h2>
        <p class="note">%s</p>
        %s
        </section>
        """
        .formatted(id, escape(heading), note, content);
  }
}
