package dev.narrows.cli.serve;

import dev.narrows.serve.operation.CertificateFiles;
import dev.narrows.serve.operation.Tokens;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Who may call. */
final class SecurityOptions {
  @Option(
      names = "--tls-certificate",
      paramLabel = "FILE",
      description =
          "The server's certificate and those between it and the root, PEM: TLS, for both ports.")
  private Path chain;

  @Option(names = "--tls-key", paramLabel = "FILE", description = "Its private key, PEM, PKCS#8.")
  private Path key;

  @Option(
      names = "--tls-clients",
      paramLabel = "FILE",
      description = "Certificates, PEM, that sign callers' own: mutual TLS.")
  private Path clients;

  @Option(
      names = "--tokens",
      paramLabel = "FILE",
      description = "Bearer tokens, one a line: callers must have one of them.")
  private Path tokens;

  Tokens tokens() throws IOException {
    return tokens == null ? Tokens.none() : Tokens.read(tokens);
  }

  Optional<CertificateFiles> certificates() {
    if ((chain == null) != (key == null)) {
      throw new IllegalArgumentException(
          "TLS: expected --tls-certificate and --tls-key, found one of them");
    }
    if (chain == null && clients != null) {
      throw new IllegalArgumentException("--tls-clients: expected --tls-certificate beside it");
    }
    return Optional.ofNullable(chain)
        .map(file -> new CertificateFiles(file, key, Optional.ofNullable(clients)));
  }
}
