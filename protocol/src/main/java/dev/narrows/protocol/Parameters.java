package dev.narrows.protocol;

/** Names of parameters of requests and responses, and of headers. */
public final class Parameters {
  /** Of a request, boolean: the response's contents are raw, whatever those of the request. */
  public static final String BINARY_DATA_OUTPUT = "binary_data_output";

  /** Of a response, int64: microseconds between arrival and beginning. */
  public static final String QUEUE_US = "queue_us";

  /** Of a response, int64: microseconds from bitstream to features. */
  public static final String DECODE_US = "decode_us";

  /** Of a response, int64: microseconds from features to outputs. */
  public static final String INFER_US = "infer_us";

  /** Of a response, int64: how many pictures were run together. */
  public static final String BATCH_SIZE = "batch_size";

  /**
   * Trailer of a refused call, decimal text: milliseconds after which a retry may succeed. Clients
   * of gRPC know the name.
   */
  public static final String RETRY_PUSHBACK_MS = "grpc-retry-pushback-ms";

  /** Header and trailer of a call: what its lines in the server's log are named by. */
  public static final String REQUEST_ID = "x-request-id";

  private Parameters() {}
}
