package dev.narrows.serve;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A root of its own, and certificates that it signs. */
final class Authority {
  private static final AtomicInteger SERIAL = new AtomicInteger(1);

  private final Path folder;
  private final X500Principal name = new X500Principal("CN=authority");
  private final KeyPair keys = keys();
  private final Path certificate;

  /** A certificate and its key, as files. */
  record Identity(Path certificate, Path key) {}

  private Authority(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    X509Certificate own = signed(name, keys, Duration.ofDays(-1), Duration.ofDays(1), true);
    certificate = pem("authority.pem", "CERTIFICATE", encoded(own));
  }

  static Authority create(Path folder) throws IOException {
    return new Authority(folder);
  }

  Path certificate() {
    return certificate;
  }

  /** A certificate for a name, valid between two times from now. */
  Identity issue(String host, Duration from, Duration to) throws IOException {
    KeyPair own = keys();
    X509Certificate issued = signed(new X500Principal("CN=" + host), own, from, to, false);
    String file = host + "-" + issued.getSerialNumber();
    return new Identity(
        pem(file + ".pem", "CERTIFICATE", encoded(issued)), key(file + ".key", own.getPrivate()));
  }

  private X509Certificate signed(
      X500Principal subject, KeyPair own, Duration from, Duration to, boolean root)
      throws CertIOException {
    Instant now = Instant.now();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.valueOf(SERIAL.getAndIncrement()),
            Date.from(now.plus(from)),
            Date.from(now.plus(to)),
            subject,
            own.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(root));
    if (!root) {
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
    }
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    } catch (OperatorCreationException | GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform signs so", impossible);
    }
  }

  private Path key(String file, Key key) throws IOException {
    return pem(file, "PRIVATE KEY", key.getEncoded());
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("it has just been made", impossible);
    }
  }

  private Path pem(String file, String what, byte[] bytes) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return Files.writeString(
        folder.resolve(file),
        "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has these keys", impossible);
    }
  }
}
