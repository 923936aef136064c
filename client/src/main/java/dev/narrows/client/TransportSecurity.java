package dev.narrows.client;

import java.nio.file.Path;
import java.util.Optional;

/** Whether others can read and change what is sent. */
public sealed interface TransportSecurity {
  /** They can. */
  record Plain() implements TransportSecurity {}

  /**
   * They cannot.
   *
   * @param authorities PEM file of the certificates that the server's must come from; empty for
   *     those that Java trusts
   * @param identity what the client shows of itself, where the server asks for it
   */
  record Tls(Optional<Path> authorities, Optional<Identity> identity)
      implements TransportSecurity {}

  /**
   * A client's certificate, for mutual TLS.
   *
   * @param certificate PEM file of the certificate, followed by those in between up to the
   *     authority's
   * @param key PEM file of its private key, PKCS #8, not encrypted
   */
  record Identity(Path certificate, Path key) {}
}
