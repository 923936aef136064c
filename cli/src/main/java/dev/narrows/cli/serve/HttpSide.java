package dev.narrows.cli.serve;

import dev.narrows.serve.HttpFront;
import dev.narrows.serve.http.HttpServer;
import dev.narrows.serve.http.demo.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The HTTP side, with the pictures that its page offers. */
final class HttpSide {
  private static final String SAMPLES = "samples";

  private HttpSide() {}

  /**
   * What starts it.
   *
   * @param samples a folder of pictures, if one is named; else one called {@code samples} in a
   *     folder of models or beside a model
   * @param models the folders of models
   * @throws IOException if the folder cannot be read
   */
  static HttpFront.Factory factory(Optional<Path> samples, List<Path> models) throws IOException {
    Optional<Path> folder = samples.isPresent() ? samples : beside(models);
    return HttpServer.factory(folder.isPresent() ? Samples.of(folder.get()) : Samples.NONE);
  }

  private static Optional<Path> beside(List<Path> models) {
    return models.stream()
        .map(model -> model.toAbsolutePath().normalize())
        .flatMap(model -> Stream.of(model.resolve(SAMPLES), model.resolveSibling(SAMPLES)))
        .filter(Files::isDirectory)
        .findFirst();
  }
}
