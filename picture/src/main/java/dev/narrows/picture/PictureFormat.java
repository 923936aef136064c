package dev.narrows.picture;

import java.util.Locale;

/** The file formats that pictures are read from. */
enum PictureFormat {
  PNG("PNG"),
  JPEG("JPEG"),
  WEBP("WebP");

  private final String title;

  PictureFormat(String title) {
    this.title = title;
  }

  /** What Java's image plugins call the format. */
  String pluginName() {
    return title.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return title;
  }
}
