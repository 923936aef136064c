package dev.narrows.plan.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.narrows.model.Task;
import dev.narrows.picture.Picture;
import dev.narrows.picture.PictureCodec;
import dev.narrows.picture.PictureCodecs;
import dev.narrows.plan.Bandwidth;
import dev.narrows.plan.Candidate;
import dev.narrows.plan.LatencyModel;
import dev.narrows.plan.Link;
import dev.narrows.plan.Street;
import dev.narrows.plan.TcpSegments;
import dev.narrows.plan.link.ShapedLink;
import dev.narrows.plan.link.Traffic;
import dev.narrows.plan.measure.Effort;
import dev.narrows.plan.measure.ModelMeasurement;
import dev.narrows.plan.measure.SplitModel;
import dev.narrows.plan.measure.StageSampler;
import dev.narrows.plan.measure.Trial;
import dev.narrows.runtime.EdgeCoding;
import dev.narrows.serve.NarrowsServer;
import dev.narrows.serve.ServerOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real client and the real server, through a shaped link. */
// Against hangs only.
@Timeout(300)
class VerificationTest {
  private static final Set<Task> TASKS = new TreeSet<>(Set.of(Task.SEGMENTATION, Task.DISPARITY));
  private static final EdgeCoding LATENTS = new EdgeCoding.Latents(TASKS, List.of(16));
  private static final Duration ROUND_TRIP = Duration.ofMillis(40);
  private static final double BOUND = 0.15;
  private static final int MOST_CALLS = 300;

  private static SplitModel model;
  private static NarrowsServer server;
  private static PictureServer pictures;
  private static PictureCodec codec;

  @BeforeAll
  static void start() throws IOException {
    model = SplitModel.open(Street.LATENTS, "street");
    server = NarrowsServer.start(ServerOptions.local(List.of(Street.LATENTS)));
    codec = PictureCodecs.parse("jpeg:75");
    pictures = PictureServer.start(model.inCloud(), codec);
  }

  @AfterAll
  static void stop() throws IOException {
    pictures.close();
    server.close();
    model.close();
  }

  /**
   * The part of a call that is the link's, against its prediction. What the machine computes is not
   * in it, but every wait for a processor is; a machine that is busy with other things makes calls
   * slower and none faster. So the fastest of many calls counts, and calls end when it is there.
   */
  @ParameterizedTest
  @ValueSource(doubles = {1, 5, 20})
  void featuresTakeTheLinkAsLongAsPredicted(double megabits) throws IOException {
    Link link = Link.symmetric(Bandwidth.ofMegabits(megabits), ROUND_TRIP);
    try (ShapedLink shaped = ShapedLink.open(featureServer(), link);
        Journey journey =
            FeatureJourney.open(model.edge(), LATENTS, shaped.address(), "street", TASKS)) {
      assertLinkAsPredicted(journey, candidate(new Trial.Features(LATENTS)), link);
    }
  }

  /** The same for pictures. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 5, 20})
  void picturesTakeTheLinkAsLongAsPredicted(double megabits) throws IOException {
    Link link = Link.symmetric(Bandwidth.ofMegabits(megabits), ROUND_TRIP);
    try (ShapedLink shaped = ShapedLink.open(pictures.address(), link);
        Journey journey = PictureJourney.open(codec, shaped.address(), "street", TASKS)) {
      assertLinkAsPredicted(journey, candidate(new Trial.Image(codec)), link);
    }
  }

  /**
   * Bytes are counted before headers of TCP, as how the streams are cut is up to the machine.
   * Beside the messages there are a few frames that keep the connection going, of 13 or 17 bytes
   * each.
   */
  @Test
  void aCallPutsAsManyBytesOnTheConnectionAsPredicted() throws IOException {
    Link wide = Link.symmetric(Bandwidth.ofMegabits(1000), Duration.ofMillis(1));
    Picture picture = Street.pictures().get(0);
    Candidate features = candidate(new Trial.Features(LATENTS), List.of(picture));
    try (ShapedLink shaped = ShapedLink.open(featureServer(), wide);
        Journey journey =
            FeatureJourney.open(model.edge(), LATENTS, shaped.address(), "street", TASKS)) {
      journey.go(picture);
      journey.go(picture);
      Traffic up = shaped.up();
      Traffic down = shaped.down();
      for (int i = 0; i < 10; i++) {
        journey.go(picture);
      }

      long sent = shaped.up().since(up).payload() / 10;
      long received = shaped.down().since(down).payload() / 10;
      assertThat(sent).isBetween(features.request() - 20, features.request() + 60);
      assertThat(received).isBetween(features.response() - 20, features.response() + 60);
    }
  }

  @Test
  void aVerificationHoldsBothAgainstEachOther() throws IOException {
    Link link = Link.symmetric(Bandwidth.ofMegabits(100), Duration.ofMillis(10));
    Trial trial = new Trial.Image(codec);
    Candidate candidate = candidate(trial);

    Verification verification;
    try (StageSampler sampler = StageSampler.open(model, TASKS, trial)) {
      verification =
          Verification.of(
              candidate,
              sampler,
              link,
              pictures.address(),
              address -> PictureJourney.open(codec, address, "street", TASKS),
              Street.pictures(),
              3);
      assertThat(verification.predicted())
          .isEqualTo(new LatencyModel(link, 1).of(sampler.with(candidate)));
    }

    assertThat(verification.planned()).isEqualTo(new LatencyModel(link, 1).of(candidate));
    assertThat(verification.total().runs()).isEqualTo(3);
    double floor =
        10
            + link.downlink().milliseconds((double) candidate.response())
            + link.uplink().milliseconds(candidate.payload());
    assertThat(verification.linked().lower()).isGreaterThan(floor * 0.99);
    assertThat(verification.error())
        .isEqualTo(
            (verification.total().median() - verification.predicted().total())
                / verification.total().median());
    assertThat(verification.up()).isGreaterThan(candidate.payload());
    assertThat(verification.predictedDown()).isEqualTo(TcpSegments.wireBytes(candidate.response()));
    assertThat(VerificationTable.text(List.of(verification)).lines())
        .hasSize(2)
        .last()
        .asString()
        .contains("100 Mbit/s", "image", "jpeg:75");
  }

  @Test
  void aPictureThatCannotBeReadIsRefused() throws IOException {
    PictureCodec png = PictureCodecs.parse("png");
    try (Journey journey = PictureJourney.open(png, pictures.address(), "street", TASKS)) {
      assertThatThrownBy(() -> journey.go(Street.pictures().get(0)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("INVALID_ARGUMENT");
    }
  }

  private static void assertLinkAsPredicted(Journey journey, Candidate candidate, Link link)
      throws IOException {
    double predicted = new LatencyModel(link, 1).of(candidate).link();
    List<Picture> samples = Street.pictures();
    double fastest = Double.MAX_VALUE;
    for (int i = 0; i < MOST_CALLS && (i < 5 || fastest > (1 + BOUND) * predicted); i++) {
      fastest = Math.min(fastest, journey.go(samples.get(i % samples.size())).link());
    }

    assertThat(fastest).isBetween((1 - BOUND) * predicted, (1 + BOUND) * predicted);
  }

  private static Candidate candidate(Trial trial) throws IOException {
    return candidate(trial, Street.pictures());
  }

  private static Candidate candidate(Trial trial, List<Picture> pictures) throws IOException {
    Effort once = new Effort(Duration.ZERO, 1);
    return ModelMeasurement.measure(
            model, TASKS, pictures, List.of(trial), once, (done, last) -> {})
        .get(0);
  }

  private static InetSocketAddress featureServer() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.grpcPort());
  }
}
