package dev.narrows.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.narrows.protocol.inference.ServerLiveRequest;
import dev.narrows.serve.operation.CertificateFiles;
import dev.narrows.serve.operation.Tokens;
import io.grpc.CallCredentials;
import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in, and who is not. */
final class SecurityTest {
  private static final ServerOptions OPTIONS = ServerOptions.local(List.of(Street.LATENTS));
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir private static Path folder;
  private static Authority authority;
  private static Authority.Identity localhost;

  @BeforeAll
  static void certify() throws IOException {
    authority = Authority.create(folder.resolve("authority"));
    localhost = authority.issue("localhost", HOUR.negated(), HOUR);
  }

  private static Tokens tokens() throws IOException {
    return Tokens.read(Files.writeString(folder.resolve("tokens"), "# ours\nalpha\n\nbeta\n"));
  }

  private static Status.Code live(Caller caller) {
    try {
      return caller.stub().serverLive(ServerLiveRequest.getDefaultInstance()).getLive()
          ? Status.Code.OK
          : Status.Code.UNKNOWN;
    } catch (StatusRuntimeException refused) {
      return refused.getStatus().getCode();
    }
  }

  private static Status.Code live(NarrowsServer server, String token) {
    try (Caller caller = Caller.of(server)) {
      caller
          .stub()
          .withCallCredentials(new Bearer(token))
          .serverLive(ServerLiveRequest.getDefaultInstance());
      return Status.Code.OK;
    } catch (StatusRuntimeException refused) {
      return refused.getStatus().getCode();
    }
  }

  private static Status.Code live(NarrowsServer server, ChannelCredentials credentials) {
    try (Caller caller = new Caller(server.grpcPort(), credentials)) {
      return live(caller);
    }
  }

  @Test
  void callersNeedATokenOfTheFile() throws IOException {
    try (NarrowsServer server = NarrowsServer.start(OPTIONS.with(tokens()));
        Caller caller = Caller.of(server)) {
      assertThat(live(caller)).isEqualTo(Status.Code.UNAUTHENTICATED);
      assertThat(live(server, "gamma")).isEqualTo(Status.Code.UNAUTHENTICATED);
      assertThat(live(server, "alpha")).isEqualTo(Status.Code.OK);
      assertThat(live(server, "beta")).isEqualTo(Status.Code.OK);
      assertThatThrownBy(() -> caller.infer("street", Street.bitstreams().get(0)))
          .hasMessage("UNAUTHENTICATED: authorization: expected 'Bearer TOKEN', found none");
    }
  }

  @Test
  void probesNeedNoToken() throws IOException {
    try (NarrowsServer server = NarrowsServer.start(OPTIONS.with(tokens()));
        Caller caller = Caller.of(server)) {
      assertThat(
              HealthGrpc.newBlockingStub(caller.channel())
                  .check(HealthCheckRequest.getDefaultInstance())
                  .getStatusValue())
          .isEqualTo(1);
    }
  }

  @Test
  void tokenFilesWithoutTokensAreRefused() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty"), "# none\n");
    assertThatThrownBy(() -> Tokens.read(empty))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected a token");
  }

  @Test
  void tlsProvesTheServer() throws IOException {
    CertificateFiles files =
        new CertificateFiles(localhost.certificate(), localhost.key(), Optional.empty());
    try (NarrowsServer server = NarrowsServer.start(OPTIONS.with(files))) {
      assertThat(live(server, trusting().build())).isEqualTo(Status.Code.OK);
      assertThat(live(server, TlsChannelCredentials.create())).isEqualTo(Status.Code.UNAVAILABLE);
      assertThat(live(server, InsecureChannelCredentials.create()))
          .isEqualTo(Status.Code.UNAVAILABLE);
    }
  }

  @Test
  void mutualTlsProvesTheCaller() throws IOException {
    CertificateFiles files =
        new CertificateFiles(
            localhost.certificate(), localhost.key(), Optional.of(authority.certificate()));
    Authority.Identity camera = authority.issue("camera", HOUR.negated(), HOUR);
    Authority.Identity expired = authority.issue("old", HOUR.negated(), Duration.ofMinutes(-1));
    Authority.Identity stranger =
        Authority.create(folder.resolve("other")).issue("camera", HOUR.negated(), HOUR);
    try (NarrowsServer server = NarrowsServer.start(OPTIONS.with(files))) {
      assertThat(live(server, trusting(camera))).isEqualTo(Status.Code.OK);
      assertThat(live(server, trusting(expired))).isEqualTo(Status.Code.UNAVAILABLE);
      assertThat(live(server, trusting(stranger))).isEqualTo(Status.Code.UNAVAILABLE);
      assertThat(live(server, trusting().build())).isEqualTo(Status.Code.UNAVAILABLE);
    }
  }

  @Test
  void expiredCertificatesAreRefusedAtTheStart() throws IOException {
    Authority.Identity expired =
        authority.issue("localhost", HOUR.negated(), Duration.ofMinutes(-1));
    CertificateFiles files =
        new CertificateFiles(expired.certificate(), expired.key(), Optional.empty());
    assertThatThrownBy(() -> NarrowsServer.start(OPTIONS.with(files)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("found one that has expired");
  }

  @Test
  void keysOfOtherCertificatesAndFilesOfOtherThingsAreRefused() throws IOException {
    Path text = Files.writeString(folder.resolve("text.pem"), "hello\n");
    assertThatThrownBy(() -> start(text, localhost.key()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("text.pem");
    assertThatThrownBy(() -> start(localhost.certificate(), text))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("text.pem");
    Authority.Identity other = authority.issue("localhost", HOUR.negated(), HOUR);
    assertThatThrownBy(() -> start(localhost.certificate(), other.key()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a key of another certificate");
  }

  @Test
  void certificatesWrittenAnewAreReadAndHalfAPairIsNot() throws Exception {
    Authority other = Authority.create(folder.resolve("next"));
    Authority.Identity next = other.issue("localhost", HOUR.negated(), HOUR);
    Path chain = Files.copy(localhost.certificate(), folder.resolve("chain.pem"));
    Path key = Files.copy(localhost.key(), folder.resolve("chain.key"));
    ChannelCredentials before = trusting().build();
    ChannelCredentials after =
        TlsChannelCredentials.newBuilder().trustManager(other.certificate().toFile()).build();
    CertificateFiles files = new CertificateFiles(chain, key, Optional.empty());
    try (NarrowsServer server = NarrowsServer.start(OPTIONS.with(files))) {
      assertThat(live(server, after)).isEqualTo(Status.Code.UNAVAILABLE);
      Files.copy(next.certificate(), chain, StandardCopyOption.REPLACE_EXISTING);
      // Long enough to be seen: a server that took it would fail its callers now.
      TimeUnit.SECONDS.sleep(6);
      assertThat(live(server, before)).isEqualTo(Status.Code.OK);
      Files.copy(next.key(), key, StandardCopyOption.REPLACE_EXISTING);
      long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (live(server, after) != Status.Code.OK && System.nanoTime() < patience) {
        TimeUnit.MILLISECONDS.sleep(500);
      }
      assertThat(live(server, after)).isEqualTo(Status.Code.OK);
      assertThat(live(server, before)).isEqualTo(Status.Code.UNAVAILABLE);
    }
  }

  private static void start(Path certificate, Path key) throws IOException {
    CertificateFiles files = new CertificateFiles(certificate, key, Optional.empty());
    NarrowsServer.start(OPTIONS.with(files)).close();
  }

  private static TlsChannelCredentials.Builder trusting() throws IOException {
    return TlsChannelCredentials.newBuilder().trustManager(authority.certificate().toFile());
  }

  private static ChannelCredentials trusting(Authority.Identity own) throws IOException {
    return trusting().keyManager(own.certificate().toFile(), own.key().toFile()).build();
  }

  /** A token in the header. */
  private static final class Bearer extends CallCredentials {
    private final String token;

    private Bearer(String token) {
      this.token = token;
    }

    @Override
    public void applyRequestMetadata(RequestInfo call, Executor executor, MetadataApplier applier) {
      Metadata headers = new Metadata();
      headers.put(
          Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
      applier.apply(headers);
    }
  }
}
