package dev.narrows.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LatencyModelTest {
  private static final Duration ROUND_TRIP = Duration.ofMillis(40);

  // Sums of a few products; 1 ns is what doubles leave of them.
  private static final double ROUNDING = 1e-6;

  @Test
  void onTheDeviceAloneOnlyItsSlownessCounts() {
    LatencyModel model = new LatencyModel(Link.symmetric(Bandwidth.ofMegabits(1), ROUND_TRIP), 8);

    assertThat(model.of(Candidates.local(12))).isEqualTo(new Latency(96, 0, 0, 0, 0));
  }

  @Test
  void featuresTakeTheSumOfTheirStages() {
    Link link =
        new Link(
            Bandwidth.ofMegabits(1),
            Optional.of(Bandwidth.ofMegabits(4)),
            ROUND_TRIP,
            Connection.WARM);

    Latency latency = new LatencyModel(link, 8).of(Candidates.features(5, 2, 1448, 7, 2896));

    // One full packet of 1500 bytes up, two of them down.
    assertThat(latency.device()).isEqualTo(8 * 7);
    assertThat(latency.uplink()).isCloseTo(12, within(ROUNDING));
    assertThat(latency.roundTrip()).isEqualTo(40);
    assertThat(latency.cloud()).isEqualTo(7);
    assertThat(latency.downlink()).isCloseTo(6, within(ROUNDING));
    assertThat(latency.total()).isCloseTo(121, within(ROUNDING));
  }

  @Test
  void thePictureIsCodedOnTheDeviceAndTheNetworkRunsInTheCloud() {
    LatencyModel model = new LatencyModel(Link.symmetric(Bandwidth.ofMegabits(20), ROUND_TRIP), 2);

    Latency latency = model.of(Candidates.image(3, 14_480, 25, 100));

    assertThat(latency.device()).isEqualTo(6);
    assertThat(latency.uplink()).isCloseTo(6, within(ROUNDING));
    assertThat(latency.cloud()).isEqualTo(25);
    // 100 bytes and the headers of the packet that they are alone in.
    assertThat(latency.downlink()).isCloseTo(152 * 8 / 20e3, within(ROUNDING));
  }

  @Test
  void aNewConnectionShakesHandsAndStartsSlowly() {
    // 30 full packets: 10 pass in 12 ms; the first acknowledgement is there after 41.2 ms, and the
    // link idles for the rest. The window of 20 takes the others.
    Link link = new Link(Bandwidth.ofMegabits(10), Optional.empty(), ROUND_TRIP, Connection.NEW);

    Latency latency = new LatencyModel(link, 1).of(Candidates.features(0, 0, 43_440, 0, 1));

    assertThat(latency.roundTrip()).isEqualTo(80);
    assertThat(latency.uplink()).isCloseTo(36 + 41.2 - 12, within(ROUNDING));
    assertThat(latency.downlink()).isCloseTo(53 * 8 / 10e3, within(ROUNDING));
  }

  @Test
  void afterAPauseTheWindowsAreSmallButHandsAreShaken() {
    Link link = new Link(Bandwidth.ofMegabits(10), Optional.empty(), ROUND_TRIP, Connection.IDLE);

    Latency latency = new LatencyModel(link, 1).of(Candidates.features(0, 0, 43_440, 0, 1));

    assertThat(latency.roundTrip()).isEqualTo(40);
    assertThat(latency.uplink()).isCloseTo(36 + 41.2 - 12, within(ROUNDING));
  }

  @Test
  void whatFillsTheLinkDoesNotWaitForAcknowledgements() {
    // At 1 Mbit/s ten packets take 120 ms, longer than the first acknowledgement.
    Link link = new Link(Bandwidth.ofMegabits(1), Optional.empty(), ROUND_TRIP, Connection.IDLE);

    Latency latency = new LatencyModel(link, 1).of(Candidates.features(0, 0, 43_440, 0, 1));

    assertThat(latency.uplink()).isCloseTo(360, within(ROUNDING));
  }

  @Test
  void whatTheCloudIsToKnowDoesNotComeBack() {
    LatencyModel model =
        new LatencyModel(Link.symmetric(Bandwidth.ofMegabits(1), ROUND_TRIP), 8, Destination.CLOUD);

    assertThat(model.of(Candidates.features(5, 2, 1448, 7, 90_000)))
        .isEqualTo(new Latency(56, 12, 20, 7, 0));
    // What the device found out alone is what is sent.
    assertThat(model.of(Candidates.local(12, 2896))).isEqualTo(new Latency(96, 24, 20, 0, 0));
  }

  @Test
  void aDeviceTakesSomeTime() {
    Link link = Link.symmetric(Bandwidth.ofMegabits(1), ROUND_TRIP);

    assertThatThrownBy(() -> new LatencyModel(link, 0))
        .hasMessage("slowdown: expected above 0, found 0.0");
  }
}
