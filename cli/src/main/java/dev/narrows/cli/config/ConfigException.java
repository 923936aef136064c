package dev.narrows.cli.config;

import java.io.IOException;

/** A configuration that cannot be used; the message begins with the place of the fault. */
public final class ConfigException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param place file and line, or the setting of the command line
   * @param message key path, what was expected and what was found
   */
  public ConfigException(String place, String message) {
    super(place + ": " + message);
  }
}
