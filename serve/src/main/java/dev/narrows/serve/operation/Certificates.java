package dev.narrows.serve.operation;

import io.grpc.ServerCredentials;
import io.grpc.TlsServerCredentials;
import io.grpc.util.AdvancedTlsX509KeyManager;
import io.grpc.util.AdvancedTlsX509TrustManager;
import io.grpc.util.CertificateUtils;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Certificates of TLS, read again when their files have been written anew, so that they can be
 * renewed without a restart. What cannot be read or does not fit then is not taken, and those that
 * were read before stay.
 */
public final class Certificates implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);
  private static final long RELOAD_SECONDS = 5;
  private static final byte[] PROOF =
      "a key fits a certificate".getBytes(StandardCharsets.US_ASCII);

  private final CertificateFiles files;
  private final AdvancedTlsX509KeyManager own = new AdvancedTlsX509KeyManager();
  private final Optional<AdvancedTlsX509TrustManager> clients;
  private final ScheduledExecutorService reloading =
      Executors.newSingleThreadScheduledExecutor(Certificates::thread);

  /** When the files were written that have been read, or tried. */
  private List<FileTime> written;

  private Certificates(CertificateFiles files, Optional<AdvancedTlsX509TrustManager> clients) {
    this.files = files;
    this.clients = clients;
  }

  /**
   * Reads the files.
   *
   * @throws IOException if one cannot be read or holds something else, the key is not the
   *     certificate's, or the server's certificate has expired
   */
  public static Certificates open(CertificateFiles files) throws IOException {
    Certificates certificates = new Certificates(files, trust(files));
    try {
      certificates.written = certificates.times();
      certificates.load();
      var unused =
          certificates.reloading.scheduleWithFixedDelay(
              certificates::reload, RELOAD_SECONDS, RELOAD_SECONDS, TimeUnit.SECONDS);
      return certificates;
    } catch (IOException fault) {
      certificates.close();
      throw fault;
    }
  }

  private static Optional<AdvancedTlsX509TrustManager> trust(CertificateFiles files) {
    if (files.clients().isEmpty()) {
      return Optional.empty();
    }
    try {
      // A caller has no host name that its certificate could be for.
      return Optional.of(
          AdvancedTlsX509TrustManager.newBuilder()
              .setVerification(
                  AdvancedTlsX509TrustManager.Verification.CERTIFICATE_ONLY_VERIFICATION)
              .build());
    } catch (CertificateException impossible) {
      throw new IllegalStateException("there are no certificates yet to be wrong", impossible);
    }
  }

  private void reload() {
    try {
      List<FileTime> now = times();
      if (!now.equals(written)) {
        written = now;
        load();
        LOG.info("TLS: certificates read anew");
      }
    } catch (IOException | RuntimeException fault) {
      LOG.warn("TLS: certificates not read anew: {}", fault.getMessage());
    }
  }

  private List<FileTime> times() throws IOException {
    List<FileTime> times = new ArrayList<>();
    times.add(Files.getLastModifiedTime(files.chain()));
    times.add(Files.getLastModifiedTime(files.key()));
    if (files.clients().isPresent()) {
      times.add(Files.getLastModifiedTime(files.clients().get()));
    }
    return times;
  }

  /** Takes all files or none. */
  private void load() throws IOException {
    try {
      X509Certificate[] chain = certificates(files.chain());
      PrivateKey key = key(files.key());
      requireFit(key, chain[0]);
      if (clients.isPresent()) {
        clients.get().updateTrustCredentials(certificates(files.clients().orElseThrow()));
      }
      own.updateIdentityCredentials(chain, key);
    } catch (CertificateExpiredException expired) {
      // It would only be found by callers, one after the other.
      throw new IOException(
          files.chain() + ": expected a valid certificate, found one that has expired", expired);
    } catch (GeneralSecurityException | IllegalArgumentException fault) {
      throw new IOException(
          ("TLS: expected PEM certificates and a PKCS#8 key that fit each other in "
                  + files.chain())
              + (" and " + files.key() + ", found: " + fault.getMessage()),
          fault);
    }
  }

  private static X509Certificate[] certificates(Path file)
      throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      X509Certificate[] certificates = CertificateUtils.getX509Certificates(in);
      if (certificates.length == 0) {
        throw new IOException(file + ": expected a PEM certificate, found none");
      }
      return certificates;
    }
  }

  private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      return CertificateUtils.getPrivateKey(in);
    }
  }

  private static void requireFit(PrivateKey key, X509Certificate certificate)
      throws GeneralSecurityException {
    certificate.checkValidity();
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> key.getAlgorithm();
        };
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    signature.update(PROOF);
    byte[] signed = signature.sign();
    signature.initVerify(certificate.getPublicKey());
    signature.update(PROOF);
    if (!signature.verify(signed)) {
      throw new SignatureException("a key of another certificate");
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
