package dev.narrows.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.narrows.client.TransportSecurity.Identity;
import dev.narrows.client.TransportSecurity.Tls;
import io.grpc.InsecureServerCredentials;
import io.grpc.ServerCredentials;
import io.grpc.Status;
import io.grpc.TlsServerCredentials;
import io.grpc.TlsServerCredentials.ClientAuth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who may speak with whom. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SecurityTest {
  @TempDir private Path folder;

  @Test
  void aTokenOpensTheDoorAndAWrongOneDoesNot() throws IOException {
    try (SmallServer server =
        SmallServer.start(
            0, new Trouble(), InsecureServerCredentials.create(), Optional.of("open-sesame"))) {
      assertReady(options(server).withToken(new BearerToken("open-sesame")));
      assertRefused(
          options(server).withToken(new BearerToken("open-barley")),
          Status.Code.UNAUTHENTICATED,
          "server " + server.target() + ": unauthenticated: token: wrong or missing");
      assertRefused(
          options(server),
          Status.Code.UNAUTHENTICATED,
          "server " + server.target() + ": unauthenticated: token: wrong or missing");
    }
  }

  @Test
  void aTokenIsNotPrinted() {
    assertThat(ClientOptions.of("a:1").withToken(new BearerToken("open-sesame")).toString())
        .doesNotContain("sesame");
    assertThatThrownBy(() -> new BearerToken("open sesame"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("sesame");
  }

  @Test
  void bothSidesKnowEachOtherByCertificates() throws Exception {
    TestCertificate ofServer = TestCertificate.create(folder, "server");
    TestCertificate ofClient = TestCertificate.create(folder, "client");
    ServerCredentials mutual =
        TlsServerCredentials.newBuilder()
            .keyManager(ofServer.certificate().toFile(), ofServer.key().toFile())
            .trustManager(ofClient.certificate().toFile())
            .clientAuth(ClientAuth.REQUIRE)
            .build();
    Optional<Path> trusted = Optional.of(ofServer.certificate());
    Optional<Identity> known = Optional.of(new Identity(ofClient.certificate(), ofClient.key()));
    Optional<Identity> stranger = Optional.of(new Identity(ofServer.certificate(), ofServer.key()));
    try (SmallServer server = SmallServer.start(0, new Trouble(), mutual, Optional.empty())) {
      assertReady(options(server).withSecurity(new Tls(trusted, known)));
      for (Tls wrong :
          new Tls[] {
            new Tls(trusted, Optional.empty()),
            new Tls(trusted, stranger),
            new Tls(Optional.of(ofClient.certificate()), known),
            new Tls(Optional.empty(), known)
          }) {
        assertRefused(
            options(server).withSecurity(wrong),
            Status.Code.UNAVAILABLE,
            "server " + server.target() + ": unavailable: ");
      }
      assertRefused(
          options(server), Status.Code.UNAVAILABLE, "server " + server.target() + ": unavailable");
    }
  }

  @Test
  void filesThatAreNoCertificatesAreNamed() throws IOException {
    Path text = Files.writeString(folder.resolve("text.pem"), "no certificate");
    Path missing = folder.resolve("missing.pem");
    assertThatThrownBy(() -> NarrowsClient.open(trusting(text)))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(text + ": expected certificates as PEM");
    assertThatThrownBy(() -> NarrowsClient.open(trusting(missing)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("missing.pem");
  }

  private static ClientOptions trusting(Path file) {
    return ClientOptions.of("localhost:1")
        .withSecurity(new Tls(Optional.of(file), Optional.empty()));
  }

  private static void assertReady(ClientOptions options) throws IOException {
    try (NarrowsClient client = NarrowsClient.open(options)) {
      assertThat(client.ready("street")).isTrue();
    }
  }

  private static void assertRefused(ClientOptions options, Status.Code code, String beginning)
      throws IOException {
    try (NarrowsClient client = NarrowsClient.open(options.withRetries(RetryPolicy.none()))) {
      InferenceRequest request = InferenceRequest.of("street", StreetModel.encoded(0), Set.of());
      assertThatThrownBy(() -> client.infer(request))
          .isInstanceOfSatisfying(
              CallException.class, failure -> assertThat(failure.code()).isEqualTo(code))
          .hasMessageStartingWith(beginning);
    }
  }

  private static ClientOptions options(SmallServer server) {
    return ClientOptions.of(server.target())
        .withTimes(Duration.ofMinutes(2), Duration.ofMinutes(1));
  }
}
