package dev.narrows.serve.http;

import dev.narrows.serve.HttpFront;
import dev.narrows.serve.ServerParts;
import dev.narrows.serve.http.demo.Samples;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * HTTP by Jetty, with bounds on all that callers can hold: threads, connections, bytes of bodies,
 * and time.
 */
public final class HttpServer implements HttpFront {
  /** Work is the engine's; these threads parse requests and write answers. */
  private static final int MOST_THREADS = 16;

  private static final int MOST_CONNECTIONS = 1024;
  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final long BODY_BYTES = 64L << 20;

  private final Server server;
  private final ServerConnector connector;
  private final DemoRoutes demo;

  private HttpServer(Server server, ServerConnector connector, DemoRoutes demo) {
    this.server = server;
    this.connector = connector;
    this.demo = demo;
  }

  /**
   * What starts servers.
   *
   * @param samples the pictures that the page offers
   */
  public static HttpFront.Factory factory(Samples samples) {
    return (address, parts) -> start(address, parts, samples);
  }

  private static HttpServer start(HttpAddress address, ServerParts parts, Samples samples)
      throws IOException {
    QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 4);
    threads.setName("narrows-http");
    threads.setDaemon(true);
    Server server = new Server(threads);
    ServerConnector connector = new ServerConnector(server, 1, 1, connections(parts));
    connector.setHost(address.host());
    connector.setPort(address.port());
    connector.setIdleTimeout(IDLE.toMillis());
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
    DemoRoutes demo = new DemoRoutes(parts, samples);
    List<Route> routes = new ArrayList<>(PageFiles.routes());
    routes.addAll(new ProtocolRoutes(parts, threads).routes());
    routes.addAll(demo.routes());
    routes.add(Route.get("/metrics", false, call -> metrics(parts)));
    FrontHandler front = new FrontHandler(routes, parts, new BodyBudget(BODY_BYTES));
    server.setHandler(new GracefulHandler(front));
    try {
      server.start();
    } catch (Exception failure) {
      demo.close();
      throw new IOException(
          "%s:%d: cannot listen: %s".formatted(address.host(), address.port(), reason(failure)),
          failure);
    }
    return new HttpServer(server, connector, demo);
  }

  private static String reason(Exception failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return cause.getMessage();
  }

  private static ConnectionFactory[] connections(ServerParts parts) {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setUriCompliance(UriCompliance.DEFAULT);
    HttpConnectionFactory http = new HttpConnectionFactory(configuration);
    if (parts.certificates().isEmpty()) {
      return new ConnectionFactory[] {http};
    }
    return new ConnectionFactory[] {
      new SslConnectionFactory(Tls.of(parts.certificates().get()), http.getProtocol()), http
    };
  }

  private static HttpReply metrics(ServerParts parts) {
    return HttpReply.text(
        200, "text/plain; version=0.0.4; charset=utf-8", parts.metrics().scrape());
  }

  @Override
  public int port() {
    return connector.getLocalPort();
  }

  @Override
  public void drain(Duration patience) {
    server.setStopTimeout(Math.max(1, patience.toMillis()));
    stop();
  }

  @Override
  public void close() {
    server.setStopTimeout(0);
    stop();
  }

  private void stop() {
    try {
      server.stop();
    } catch (Exception failure) {
      throw new IllegalStateException("HTTP did not end", failure);
    } finally {
      demo.close();
    }
  }
}
