package dev.narrows.cli.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The versions of Narrows and of what computes in it, as they were when it was built. */
public final class Versions {
  private static final String FILE = "versions.properties";

  private Versions() {}

  /** Narrows' own version. */
  public static String narrows() {
    return all().get("narrows");
  }

  /** Versions by name, Java's own among them. */
  public static Map<String, String> all() {
    Properties properties = new Properties();
    try (InputStream in = Versions.class.getResourceAsStream(FILE)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " of this program cannot be read", e);
    }
    Map<String, String> versions = new TreeMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> versions.put(name, properties.getProperty(name)));
    versions.put("java", Runtime.version().toString());
    return Collections.unmodifiableMap(versions);
  }
}
