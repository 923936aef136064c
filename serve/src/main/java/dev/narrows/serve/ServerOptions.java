package dev.narrows.serve;

import dev.narrows.serve.HttpFront.HttpAddress;
import dev.narrows.serve.grpc.GrpcOptions;
import dev.narrows.serve.inference.BatchOptions;
import dev.narrows.serve.models.RepositoryOptions;
import dev.narrows.serve.operation.CertificateFiles;
import dev.narrows.serve.operation.Tokens;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All that can be said about a server.
 *
 * @param models model directories and folders of them
 * @param repository how they are found and loaded
 * @param limits what the server takes
 * @param batches how requests are run
 * @param grpc where the gRPC side listens
 * @param http where the HTTP side listens, if there is to be one
 * @param tokens whom to listen to
 * @param certificates of TLS, if it is to be used
 * @param drain how the server ends
 */
public record ServerOptions(
    List<Path> models,
    RepositoryOptions repository,
    Limits limits,
    BatchOptions batches,
    GrpcOptions grpc,
    Optional<HttpAddress> http,
    Tokens tokens,
    Optional<CertificateFiles> certificates,
    Drain drain) {
  /** Copies the list. */
  public ServerOptions {
    models = List.copyOf(models);
  }

  /**
   * How the server ends.
   *
   * @param delay how long it goes on after it has said that it is not ready, so that balancers stop
   *     to send
   * @param patience how long it waits then for what runs
   */
  public record Drain(Duration delay, Duration patience) {
    /** At once, and up to half a minute. */
    public static final Drain DEFAULT = new Drain(Duration.ZERO, Duration.ofSeconds(30));
  }

  /** Everything as usual, on free ports of this machine, without HTTP. */
  public static ServerOptions local(List<Path> models) {
    return new ServerOptions(
        models,
        RepositoryOptions.DEFAULT,
        Limits.DEFAULT,
        BatchOptions.DEFAULT,
        new GrpcOptions("127.0.0.1", 0, GrpcOptions.WINDOW),
        Optional.empty(),
        Tokens.none(),
        Optional.empty(),
        Drain.DEFAULT);
  }

  /** With other batches. */
  public ServerOptions with(BatchOptions other) {
    return new ServerOptions(
        models, repository, limits, other, grpc, http, tokens, certificates, drain);
  }

  /** With other limits. */
  public ServerOptions with(Limits other) {
    return new ServerOptions(
        models, repository, other, batches, grpc, http, tokens, certificates, drain);
  }

  /** With other tokens. */
  public ServerOptions with(Tokens other) {
    return new ServerOptions(
        models, repository, limits, batches, grpc, http, other, certificates, drain);
  }

  /** With TLS. */
  public ServerOptions with(CertificateFiles other) {
    return new ServerOptions(
        models, repository, limits, batches, grpc, http, tokens, Optional.of(other), drain);
  }

  /** With another way to find models. */
  public ServerOptions with(RepositoryOptions other) {
    return new ServerOptions(
        models, other, limits, batches, grpc, http, tokens, certificates, drain);
  }

  /** With an HTTP side. */
  public ServerOptions with(HttpAddress other) {
    return new ServerOptions(
        models, repository, limits, batches, grpc, Optional.of(other), tokens, certificates, drain);
  }
}
