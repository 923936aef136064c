package dev.narrows.serve.operation;

import io.grpc.ServerCredentials;
import io.grpc.TlsServerCredentials;
import io.grpc.util.AdvancedTlsX509KeyManager;
import io.grpc.util.AdvancedTlsX509TrustManager;
import io.grpc.util.CertificateUtils;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * Certificates of TLS, read again when their files have been written anew, so that they can be
 * renewed without a restart. A file that cannot be read then is not taken.
 */
public final class Certificates implements AutoCloseable {
  private static final long RELOAD_SECONDS = 10;

  private final AdvancedTlsX509KeyManager own = new AdvancedTlsX509KeyManager();
  private final Optional<AdvancedTlsX509TrustManager> clients;
  private final ScheduledExecutorService reloading =
      Executors.newSingleThreadScheduledExecutor(Certificates::thread);

  private Certificates(Optional<AdvancedTlsX509TrustManager> clients) {
    this.clients = clients;
  }

  /**
   * Reads the files.
   *
   * @throws IOException if one cannot be read or holds something else, or the server's certificate
   *     has expired
   */
  public static Certificates open(CertificateFiles files) throws IOException {
    requireValid(files.chain());
    Certificates certificates;
    try {
      certificates = new Certificates(trust(files));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has certificates", impossible);
    }
    try {
      certificates.load(files);
      return certificates;
    } catch (GeneralSecurityException | IllegalArgumentException fault) {
      certificates.close();
      throw new IOException(
          ("TLS: expected PEM certificates and a PKCS#8 key that fit each other in "
                  + files.chain())
              + (" and " + files.key() + ", found: " + fault.getMessage()),
          fault);
    } catch (IOException fault) {
      certificates.close();
      throw fault;
    }
  }

  private static Optional<AdvancedTlsX509TrustManager> trust(CertificateFiles files)
      throws GeneralSecurityException {
    if (files.clients().isEmpty()) {
      return Optional.empty();
    }
    // A caller has no host name that its certificate could be for.
    return Optional.of(
        AdvancedTlsX509TrustManager.newBuilder()
            .setVerification(AdvancedTlsX509TrustManager.Verification.CERTIFICATE_ONLY_VERIFICATION)
            .build());
  }

  private void load(CertificateFiles files) throws IOException, GeneralSecurityException {
    own.updateIdentityCredentials(
        files.chain().toFile(), files.key().toFile(), RELOAD_SECONDS, TimeUnit.SECONDS, reloading);
    if (clients.isPresent()) {
      Path file = files.clients().orElseThrow();
      certificatesOf(file);
      clients
          .get()
          .updateTrustCredentials(file.toFile(), RELOAD_SECONDS, TimeUnit.SECONDS, reloading);
    }
  }

  /** An expired certificate would only be found by callers, one after the other. */
  private static void requireValid(Path chain) throws IOException {
    try {
      certificatesOf(chain)[0].checkValidity();
    } catch (CertificateExpiredException expired) {
      throw new IOException(
          chain + ": expected a valid certificate, found one that has expired", expired);
    } catch (GeneralSecurityException invalid) {
      throw new IOException(
          chain + ": expected a valid certificate, found: " + invalid.getMessage(), invalid);
    }
  }

  private static X509Certificate[] certificatesOf(Path file)
      throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      X509Certificate[] certificates = CertificateUtils.getX509Certificates(in);
      if (certificates.length == 0) {
        throw new IOException(file + ": expected a PEM certificate, found none");
      }
      return certificates;
    }
  }

  /** For gRPC. */
  public ServerCredentials credentials() {
    TlsServerCredentials.Builder builder = TlsServerCredentials.newBuilder().keyManager(own);
    clients.ifPresent(
        trusted ->
            builder.trustManager(trusted).clientAuth(TlsServerCredentials.ClientAuth.REQUIRE));
    return builder.build();
  }

  /** For HTTP; whether callers need a certificate is {@link #clientsNeedOne}. */
  public SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      TrustManager[] trusted = clients.map(one -> new TrustManager[] {one}).orElse(null);
      context.init(new KeyManager[] {own}, trusted, null);
      return context;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has TLS", impossible);
    }
  }

  /** Whether callers need a certificate too. */
  public boolean clientsNeedOne() {
    return clients.isPresent();
  }

  @Override
  public void close() {
    reloading.shutdownNow();
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "narrows-certificates");
    thread.setDaemon(true);
    return thread;
  }
}
