package dev.narrows.picture;

/** The file formats that pictures are read from. */
enum PictureFormat {
  PNG("png"),
  JPEG("jpeg"),
  WEBP("webp");

  private final String pluginName;

  PictureFormat(String pluginName) {
    this.pluginName = pluginName;
  }

  /** What Java's image plugins call the format. */
  String pluginName() {
    return pluginName;
  }
}
