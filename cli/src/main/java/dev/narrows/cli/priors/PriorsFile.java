package dev.narrows.cli.priors;

import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.entropy.FeaturePriors;
import dev.narrows.runtime.ModelPriors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Priors that stand for a network of which there is no model directory.
 *
 * @param priors the content
 * @param identity of the network: half the SHA-256 of the file
 */
public record PriorsFile(FeaturePriors priors, ModelIdentity identity) {
  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read, is damaged or holds no priors; the message names it
   */
  public static PriorsFile read(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    return new PriorsFile(
        ModelPriors.read(file, content), ModelIdentity.ofSha256(sha256().digest(content)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
