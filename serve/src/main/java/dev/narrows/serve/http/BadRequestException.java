package dev.narrows.serve.http;

import java.io.IOException;

/** A request that cannot be understood; the message says what was expected and found. */
final class BadRequestException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int status;

  BadRequestException(String message) {
    this(400, message);
  }

  BadRequestException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** The status of HTTP that says so, 400 to 499. */
  int status() {
    return status;
  }
}
