package dev.narrows.picture;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;

/** The pictures in the test resources: small, of all kinds, written by Python and Pillow. */
final class Resources {
  private Resources() {}

  static Path path(String name) {
    URL url = Resources.class.getResource(name);
    if (url == null) {
      throw new AssertionError("test resource: expected " + name + ", found none");
    }
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  static byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(path(name));
  }
}
