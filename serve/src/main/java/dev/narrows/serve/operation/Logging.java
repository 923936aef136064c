package dev.narrows.serve.operation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** How much is logged; where and how says {@code logback.xml}: JSON, to the standard error. */
public final class Logging {
  private Logging() {}

  /** How much. */
  public enum Verbosity {
    /** Faults of the server. */
    ERROR,
    /** And what an operator should look at. */
    WARN,
    /** And every request, and models that come and go. */
    INFO,
    /** And what only developers understand. */
    DEBUG
  }

  /** Begins to log, for the whole process, what libraries log in other ways included. */
  public static void start(Verbosity verbosity) {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.toLevel(verbosity.name()));
    }
  }
}
