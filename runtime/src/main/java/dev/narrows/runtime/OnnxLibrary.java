package dev.narrows.runtime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** ONNX Runtime's library, loaded once in a process. */
final class OnnxLibrary {
  /**
   * While it is loaded, version 1.29 looks through the process's command line in a way whose depth
   * grows with the line: a class path of a few kilobytes overflows the stack of an ordinary thread,
   * which ends the process without a word. Stack that is not used takes no memory.
   */
  private static final long STACK_BYTES = 512L << 20;

  /** One per process, whatever the number of networks. */
  static final OrtEnvironment ENVIRONMENT = load();

  private OnnxLibrary() {}

  private static OrtEnvironment load() {
    CompletableFuture<OrtEnvironment> loaded = new CompletableFuture<>();
    Thread thread = new Thread(null, new Loading(loaded), "onnxruntime-loading", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      return loaded.join();
    } catch (CompletionException failure) {
      throw new IllegalStateException("ONNX Runtime cannot be loaded", failure.getCause());
    }
  }

  /** Not a lambda of the class above, as that would wait for the class to be initialised. */
  private record Loading(CompletableFuture<OrtEnvironment> loaded) implements Runnable {
    @Override
    public void run() {
      try {
        loaded.complete(
            OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "narrows"));
      } catch (RuntimeException | Error failure) {
        loaded.completeExceptionally(failure);
      }
    }
  }
}
