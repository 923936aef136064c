package dev.narrows.serve.http;

import dev.narrows.serve.operation.Certificates;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** TLS for Jetty, with the certificates that gRPC has too. */
final class Tls {
  private Tls() {}

  static SslContextFactory.Server of(Certificates certificates) {
    SslContextFactory.Server factory = new SslContextFactory.Server();
    factory.setSslContext(certificates.context());
    factory.setIncludeProtocols("TLSv1.2", "TLSv1.3");
    factory.setNeedClientAuth(certificates.clientsNeedOne());
    return factory;
  }
}
