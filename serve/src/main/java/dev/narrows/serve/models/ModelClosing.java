package dev.narrows.serve.models;

import dev.narrows.runtime.InferenceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of a model. */
final class ModelClosing {
  private static final Logger LOG = LoggerFactory.getLogger(ModelClosing.class);

  private ModelClosing() {}

  static void close(ServedModel model) {
    try {
      model.decoder().close();
      LOG.atInfo()
          .addKeyValue("model", model.key().name())
          .addKeyValue("version", model.key().version())
          .log("model closed");
    } catch (InferenceException failure) {
      LOG.atWarn()
          .addKeyValue("model", model.key().name())
          .addKeyValue("version", model.key().version())
          .log("model could not be closed: {}", failure.getMessage());
    }
  }
}
