package dev.narrows.client;

import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.TlsChannelCredentials;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;

/** What gRPC takes to make a connection secure. */
final class Credentials {
  private Credentials() {}

  /**
   * Reads the files of a security.
   *
   * @throws IOException if one is missing or not what it should be; the message names it
   */
  static ChannelCredentials of(TransportSecurity security) throws IOException {
    if (security instanceof TransportSecurity.Tls tls) {
      TlsChannelCredentials.Builder builder = TlsChannelCredentials.newBuilder();
      if (tls.authorities().isPresent()) {
        builder.trustManager(new ByteArrayInputStream(certificates(tls.authorities().get())));
      }
      if (tls.identity().isPresent()) {
        TransportSecurity.Identity identity = tls.identity().get();
        builder.keyManager(
            new ByteArrayInputStream(certificates(identity.certificate())),
            new ByteArrayInputStream(key(identity.key())));
      }
      return builder.build();
    }
    return InsecureChannelCredentials.create();
  }

  private static byte[] certificates(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    try {
      if (CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(content))
          .isEmpty()) {
        throw new IOException(file + ": expected certificates as PEM, found none");
      }
    } catch (CertificateException e) {
      throw new IOException(
          file + ": expected certificates as PEM, found something else: " + e.getMessage(), e);
    }
    return content;
  }

  private static byte[] key(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    if (!new String(content, StandardCharsets.ISO_8859_1).contains("BEGIN PRIVATE KEY")) {
      throw new IOException(
          file
              + ": expected a private key as PEM, PKCS #8 and not encrypted ('BEGIN PRIVATE KEY'),"
              + " found something else");
    }
    return content;
  }
}
