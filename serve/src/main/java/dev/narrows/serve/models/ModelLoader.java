package dev.narrows.serve.models;

import dev.narrows.codecs.FeatureCodecs;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.ModelException;
import dev.narrows.runtime.CloudDecoder;
import dev.narrows.runtime.RuntimeOptions;
import java.io.IOException;
import java.nio.file.Path;

/** Loads models that do not change while they are loaded. */
record ModelLoader(RuntimeOptions options) {
  /**
   * Loads a directory.
   *
   * @param before its fingerprint when it was found
   * @throws IOException if it is incomplete, damaged, or not as it was when it was found
   */
  ServedModel load(ModelKey key, Path directory, Fingerprint before) throws IOException {
    ModelDirectory model = ModelDirectory.open(directory);
    CloudDecoder decoder = CloudDecoder.open(model, FeatureCodecs::withPriors, options);
    // Files that were checked and then written again may not be those that were loaded.
    if (!Fingerprint.of(directory).equals(before)) {
      decoder.close();
      throw new ModelException(directory + ": changed while it was loaded");
    }
    return new ServedModel(key, decoder);
  }
}
