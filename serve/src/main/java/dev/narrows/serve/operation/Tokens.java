package dev.narrows.serve.operation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Bearer tokens, one of which a caller must have; of them only digests are kept. */
public final class Tokens {
  private static final String SCHEME = "Bearer ";

  private final List<byte[]> digests;

  private Tokens(List<byte[]> digests) {
    this.digests = List.copyOf(digests);
  }

  /** Everybody may call. */
  public static Tokens none() {
    return new Tokens(List.of());
  }

  /**
   * The tokens of a file: one a line; empty lines and those that begin with {@code #} count for
   * nothing.
   *
   * @throws IOException if it cannot be read or has no token
   */
  public static Tokens read(Path file) throws IOException {
    List<byte[]> digests = new ArrayList<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      String token = line.strip();
      if (!token.isEmpty() && !token.startsWith("#")) {
        digests.add(digest(token));
      }
    }
    if (digests.isEmpty()) {
      throw new IOException(file + ": expected a token on a line, found none");
    }
    return new Tokens(digests);
  }

  /** Whether callers need one. */
  public boolean required() {
    return !digests.isEmpty();
  }

  /**
   * What is wrong with a caller's header, if something is. The time this takes says nothing about
   * the tokens: digests are compared, all of them and all of their bytes.
   *
   * @param authorization the header {@code Authorization}, or null
   */
  public Optional<String> fault(String authorization) {
    if (digests.isEmpty()) {
      return Optional.empty();
    }
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.of("authorization: expected 'Bearer TOKEN', found none");
    }
    byte[] found = digest(authorization.substring(SCHEME.length()).strip());
    boolean known = false;
    for (byte[] expected : digests) {
      known |= MessageDigest.isEqual(expected, found);
    }
    return known ? Optional.empty() : Optional.of("authorization: unknown token");
  }

  private static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (java.security.NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
