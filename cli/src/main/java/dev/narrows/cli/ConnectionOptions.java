package dev.narrows.cli;

import dev.narrows.cli.serve.DurationConverter;
import dev.narrows.client.BearerToken;
import dev.narrows.client.ClientOptions;
import dev.narrows.client.TransportSecurity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say which server, and how to speak with it. */
final class ConnectionOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--server",
      required = true,
      paramLabel = "HOST:PORT",
      description = "The gRPC port of 'narrows serve', or of another server of the protocol.")
  private String server;

  @Option(names = "--tls", description = "Speak TLS; --ca or --cert alone say so too.")
  private boolean tls;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "PEM file of certificates that the server's must come from (default: Java's).")
  private Path authorities;

  @Option(
      names = "--cert",
      paramLabel = "FILE",
      description = "PEM file of the client's own certificate, for mutual TLS.")
  private Path certificate;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "PEM file of its private key, PKCS #8 and not encrypted.")
  private Path key;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "File with the bearer token that the server knows the caller by.")
  private Path tokenFile;

  @Option(
      names = "--deadline",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = {
        "How long a picture may take once it is encoded, retries included, such as 500ms or 10s"
            + " (default: 30s)."
      })
  private Duration deadline = Duration.ofSeconds(30);

  /** The time that an answer may take. */
  Duration deadline() {
    return deadline;
  }

  /**
   * What a client takes.
   *
   * @throws IOException if the token cannot be read
   */
  ClientOptions client() throws IOException {
    if (deadline.isZero()) {
      throw new ParameterException(
          spec.commandLine(), "--deadline: expected more than no time, found 0");
    }
    Duration usual = ClientOptions.of(server).patience();
    Duration patience = deadline.compareTo(usual) < 0 ? deadline : usual;
    ClientOptions options =
        ClientOptions.of(server).withTimes(deadline, patience).withSecurity(security());
    return tokenFile == null ? options : options.withToken(token());
  }

  private TransportSecurity security() {
    if ((certificate == null) != (key == null)) {
      throw new ParameterException(
          spec.commandLine(),
          "expected --cert and --key together, found " + (key == null ? "--cert" : "--key"));
    }
    if (!tls && authorities == null && certificate == null) {
      return new TransportSecurity.Plain();
    }
    return new TransportSecurity.Tls(
        Optional.ofNullable(authorities),
        Optional.ofNullable(certificate).map(file -> new TransportSecurity.Identity(file, key)));
  }

  private BearerToken token() throws IOException {
    try {
      return new BearerToken(Files.readString(tokenFile).strip());
    } catch (IllegalArgumentException e) {
      throw new IOException(tokenFile + ": " + e.getMessage(), e);
    }
  }
}
