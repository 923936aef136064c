package dev.narrows.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.narrows.serve.http.HttpServer;
import dev.narrows.serve.http.demo.Samples;
import dev.narrows.serve.operation.CertificateFiles;
import io.grpc.util.CertificateUtils;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS over HTTP, with the same certificates as over gRPC. */
final class HttpSecurityTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir private static Path folder;
  private static Authority authority;
  private static Authority.Identity localhost;

  @BeforeAll
  static void certify() throws IOException {
    authority = Authority.create(folder.resolve("authority"));
    localhost = authority.issue("localhost", HOUR.negated(), HOUR);
  }

  private static NarrowsServer start(Optional<Path> clients) throws IOException {
    CertificateFiles files =
        new CertificateFiles(localhost.certificate(), localhost.key(), clients);
    ServerOptions options = ServerOptions.local(List.of(Street.LATENTS)).with(files);
    return NarrowsServer.start(
        options.with(new HttpFront.HttpAddress("127.0.0.1", 0)), HttpServer.factory(Samples.NONE));
  }

  /** The status of a call by who trusts the authority, and shows a certificate if it has one. */
  private static int live(NarrowsServer server, Optional<Authority.Identity> own)
      throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    "https://localhost:" + server.httpPort().orElseThrow() + "/v2/health/live"))
            .timeout(Duration.ofMinutes(2))
            .build();
    try {
      return HttpClient.newBuilder()
          .sslContext(context(own))
          .build()
          .send(request, BodyHandlers.discarding())
          .statusCode();
    } catch (InterruptedException | GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static SSLContext context(Optional<Authority.Identity> own)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("authority", certificates(authority.certificate())[0]);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    if (own.isPresent()) {
      try (InputStream pem = Files.newInputStream(own.get().key())) {
        store.setKeyEntry(
            "own",
            CertificateUtils.getPrivateKey(pem),
            new char[0],
            certificates(own.get().certificate()));
      }
    }
    keys.init(store, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static Certificate[] certificates(Path file)
      throws IOException, GeneralSecurityException {
    try (InputStream pem = Files.newInputStream(file)) {
      return CertificateUtils.getX509Certificates(pem);
    }
  }

  @Test
  void tlsProvesTheServer() throws IOException {
    try (NarrowsServer server = start(Optional.empty())) {
      assertThat(live(server, Optional.empty())).isEqualTo(200);
      URI plain = URI.create("http://localhost:" + server.httpPort().orElseThrow() + "/");
      assertThatThrownBy(
              () ->
                  HttpClient.newHttpClient()
                      .send(HttpRequest.newBuilder(plain).build(), BodyHandlers.discarding()))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void mutualTlsProvesTheCaller() throws IOException {
    Authority.Identity camera = authority.issue("camera", HOUR.negated(), HOUR);
    Authority.Identity expired = authority.issue("old", HOUR.negated(), Duration.ofMinutes(-1));
    try (NarrowsServer server = start(Optional.of(authority.certificate()))) {
      assertThat(live(server, Optional.of(camera))).isEqualTo(200);
      assertThatThrownBy(() -> live(server, Optional.of(expired))).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> live(server, Optional.empty())).isInstanceOf(IOException.class);
    }
  }
}
