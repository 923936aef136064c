package dev.narrows.client;

import io.grpc.Status;
import java.io.IOException;

/** A call that a server did not answer, or not with what was asked for. */
public final class CallException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Status.Code code;

  /**
   * @param code what kind of failure, in gRPC's terms
   * @param message which server, what went wrong
   */
  public CallException(Status.Code code, String message) {
    super(message);
    this.code = code;
  }

  /**
   * @param code what kind of failure, in gRPC's terms
   * @param message which server, what went wrong
   * @param cause the lower-level failure
   */
  public CallException(Status.Code code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** What kind of failure, in gRPC's terms. */
  public Status.Code code() {
    return code;
  }
}
