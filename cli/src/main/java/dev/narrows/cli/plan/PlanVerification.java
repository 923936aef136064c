package dev.narrows.cli.plan;

import dev.narrows.model.Task;
import dev.narrows.picture.Picture;
import dev.narrows.picture.PictureCodec;
import dev.narrows.plan.Link;
import dev.narrows.plan.Plan;
import dev.narrows.plan.Planned;
import dev.narrows.plan.Way;
import dev.narrows.plan.measure.StageSampler;
import dev.narrows.plan.measure.Trial;
import dev.narrows.plan.verify.FeatureJourney;
import dev.narrows.plan.verify.PictureJourney;
import dev.narrows.plan.verify.PictureServer;
import dev.narrows.plan.verify.Verification;
import dev.narrows.runtime.EdgeCoding;
import dev.narrows.serve.NarrowsServer;
import dev.narrows.serve.ServerOptions;
import dev.narrows.serve.operation.Logging;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies, of every model, the fastest way to send the picture and the fastest to send features.
 *
 * @param plan what was predicted
 * @param ways what it was measured with
 * @param tasks that are asked for
 * @param pictures that were measured on
 * @param calls to time of each
 */
record PlanVerification(
    Plan plan, List<MeasuredWay> ways, Set<Task> tasks, List<Picture> pictures, int calls) {
  /** Is told how far it is. */
  @FunctionalInterface
  interface Listener {
    void verified(int done, Verification last);
  }

  /** How many verifications there are over so many links, at most. */
  int steps(List<Link> links) {
    return models().size() * (Way.values().length - 1) * links.size();
  }

  /** Makes them, link by link. */
  List<Verification> run(List<Link> links, Listener listener) throws IOException {
    Logging.start(Logging.Verbosity.WARN);
    List<Verification> verifications = new ArrayList<>();
    for (Link link : links) {
      for (String model : models()) {
        for (Way way : List.of(Way.IMAGE, Way.FEATURES)) {
          Optional<Planned> fastest =
              plan.withUplink(link.uplink()).best(c -> c.way() == way && c.model().equals(model));
          if (fastest.isPresent()) {
            verifications.add(verify(link, measured(fastest.get())));
            listener.verified(verifications.size(), verifications.get(verifications.size() - 1));
          }
        }
      }
    }
    return verifications;
  }

  private Set<String> models() {
    Set<String> models = new LinkedHashSet<>();
    ways.forEach(way -> models.add(way.model().name()));
    return models;
  }

  private MeasuredWay measured(Planned planned) {
    return ways.stream()
        .filter(way -> way.candidate().equals(planned.candidate()))
        .findFirst()
        .orElseThrow();
  }

  private Verification verify(Link link, MeasuredWay way) throws IOException {
    try (StageSampler sampler = StageSampler.open(way.model(), tasks, way.trial())) {
      return way.trial() instanceof Trial.Image image
          ? pictures(link, way, image.codec(), sampler)
          : features(link, way, ((Trial.Features) way.trial()).coding(), sampler);
    }
  }

  private Verification pictures(
      Link link, MeasuredWay way, PictureCodec codec, StageSampler sampler) throws IOException {
    try (PictureServer server = PictureServer.start(way.model().inCloud(), codec)) {
      return Verification.of(
          way.candidate(),
          sampler,
          link,
          server.address(),
          address -> PictureJourney.open(codec, address, way.model().name(), tasks),
          pictures,
          calls);
    }
  }

  private Verification features(Link link, MeasuredWay way, EdgeCoding coding, StageSampler sampler)
      throws IOException {
    Path directory = way.model().directory().path().toAbsolutePath().normalize();
    String name = directory.getFileName().toString();
    try (NarrowsServer server = NarrowsServer.start(ServerOptions.local(List.of(directory)))) {
      return Verification.of(
          way.candidate(),
          sampler,
          link,
          new InetSocketAddress(InetAddress.getLoopbackAddress(), server.grpcPort()),
          address -> FeatureJourney.open(way.model().edge(), coding, address, name, tasks),
          pictures,
          calls);
    }
  }
}
