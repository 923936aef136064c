package dev.narrows.serve.inference;

import java.util.concurrent.CompletableFuture;

/** Takes requests; safe for use by several threads. */
public interface Inference {
  /**
   * Begins a request and returns at once. Whoever no longer wants the answer cancels the future:
   * work that has not begun is then never done. A future that fails does so with a {@link
   * RefusedException}, whose text is for the caller's eyes; whatever else is a fault of the server.
   */
  CompletableFuture<InferenceResult> submit(InferenceRequest request);
}
