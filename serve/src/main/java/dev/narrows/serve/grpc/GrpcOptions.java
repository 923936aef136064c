package dev.narrows.serve.grpc;

/**
 * How the gRPC side listens.
 *
 * @param host the address, such as {@code 127.0.0.1} or {@code 0.0.0.0}
 * @param port the port, or 0 for a free one
 * @param window how many pictures of one stream are on their way at most
 */
public record GrpcOptions(String host, int port, int window) {
  /** The window unless another is asked for. */
  public static final int WINDOW = 4;

  /**
   * @throws IllegalArgumentException if the window is below 1
   */
  public GrpcOptions {
    if (window < 1) {
      throw new IllegalArgumentException("window: expected 1 or more, found " + window);
    }
  }
}
