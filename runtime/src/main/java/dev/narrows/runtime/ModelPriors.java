package dev.narrows.runtime;

import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.entropy.FeaturePriors;
import dev.narrows.model.ModelDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a model knows of its features, for the codec that takes it. */
public final class ModelPriors {
  private ModelPriors() {}

  /**
   * The priors of a model, if it has some.
   *
   * @throws MalformedBitstreamException if they are damaged, or are those of features of another
   *     number of channels; the message names the file
   * @throws IOException if they cannot be read
   */
  public static Optional<FeaturePriors> of(ModelDirectory model) throws IOException {
    if (model.addition(ModelDirectory.Addition.PRIORS).isEmpty()) {
      return Optional.empty();
    }
    Path file = model.addition(ModelDirectory.Addition.PRIORS).get();
    FeaturePriors priors = read(file, Files.readAllBytes(file));
    int channels = model.description().bottleneck().channels();
    if (priors.channels() != channels) {
      throw new MalformedBitstreamException(
          0, file + ": expected priors of " + channels + " channels, found " + priors.channels());
    }
    return Optional.of(priors);
  }

  /**
   * The priors in a file's bytes.
   *
   * @throws MalformedBitstreamException if they are damaged or none; the message names the file
   */
  public static FeaturePriors read(Path file, byte[] content) throws MalformedBitstreamException {
    try {
      return FeaturePriors.read(content);
    } catch (MalformedBitstreamException e) {
      throw e.within(0, file.toString());
    }
  }
}
