package dev.narrows.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final Requirement REQUIREMENT = new Requirement(0.95, 1);
  private static final Candidate LOCAL = Candidates.local(40);
  private static final Candidate FEATURES = Candidates.features(4, 1, 1_396, 15, 196);
  private static final Candidate IMAGE = Candidates.image(1, 28_908, 18, 196);

  @Test
  void overANarrowLinkFeaturesAreFastest() {
    Plan plan = plan(1, LOCAL, IMAGE, FEATURES);

    // 40 + 11.584 + 1.984 + 40 + 15; the picture's 20 packets take 239.6 ms.
    assertThat(plan.best().candidate()).isEqualTo(FEATURES);
    assertThat(plan.best().latency().total()).isCloseTo(108.568, within(1e-6));
    assertThat(plan.planned())
        .extracting(Planned::candidate)
        .containsExactly(FEATURES, IMAGE, LOCAL);
    assertThat(Recommendation.of(plan))
        .isEqualTo(
            "Send features of street as native:strong (1396 bytes): the answer is there after 109"
                + " ms, where the device alone takes 320 ms and the picture (jpeg:75, 28908 bytes)"
                + " takes 308 ms; it agrees with the whole network on 100.0 % of classes, disparity"
                + " within 0.00 px.");
  }

  @Test
  void overAWideLinkThePictureIsFastest() {
    assertThat(plan(50, LOCAL, IMAGE, FEATURES).best().candidate()).isEqualTo(IMAGE);
  }

  @Test
  void whatAgreesTooLittleIsListedButNotRecommended() {
    Candidate coarse = Candidates.agreeing(Candidates.features(4, 1, 100, 15, 196), 0.94);

    Plan plan = plan(1, LOCAL, coarse, FEATURES);

    assertThat(plan.planned().get(0).candidate()).isEqualTo(coarse);
    assertThat(plan.planned().get(0).eligible()).isFalse();
    assertThat(plan.best().candidate()).isEqualTo(FEATURES);
  }

  @Test
  void theWaysCrossWhereTheyTakeEquallyLong() {
    List<Crossover> ranges = Crossover.of(plan(2, LOCAL, IMAGE, FEATURES));

    // Features take 55 ms of processors' time, the picture 26: 29 ms for the 27,0xx bytes between
    // them. 20 packets of 28 908 bytes are 29 948 on the wire, one of 1396 is 1448.
    double equal = (29_948 - 1_448) * 8 / 0.029;
    assertThat(ranges).hasSize(2);
    assertThat(ranges.get(0).from()).isEqualTo(Crossover.LOWEST);
    assertThat(ranges.get(0).fastest().candidate()).isEqualTo(FEATURES);
    assertThat(ranges.get(0).to().bitsPerSecond()).isCloseTo(equal, within(equal * 1e-6));
    assertThat(ranges.get(1).from()).isEqualTo(ranges.get(0).to());
    assertThat(ranges.get(1).fastest().candidate()).isEqualTo(IMAGE);
    assertThat(ranges.get(1).to()).isEqualTo(Crossover.HIGHEST);
  }

  @Test
  void withoutACrossoverThereIsOneRange() {
    assertThat(Crossover.of(plan(2, LOCAL)))
        .singleElement()
        .satisfies(range -> assertThat(range.to()).isEqualTo(Crossover.HIGHEST));
  }

  @Test
  void aDownlinkOfItsOwnStaysWhenTheUplinkChanges() {
    Bandwidth down = Bandwidth.ofMegabits(30);
    Link link =
        new Link(
            Bandwidth.ofMegabits(1), Optional.of(down), Duration.ofMillis(40), Connection.WARM);

    assertThat(link.withUplink(Bandwidth.ofMegabits(2)).downlink()).isEqualTo(down);
    assertThat(Link.symmetric(down, Duration.ZERO).withUplink(Bandwidth.ofMegabits(2)).downlink())
        .isEqualTo(Bandwidth.ofMegabits(2));
  }

  @Test
  void somethingMustMeetTheRequirement() {
    assertThatThrownBy(() -> plan(1, Candidates.agreeing(FEATURES, 0.5)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Plan plan(double megabits, Candidate... candidates) {
    Link link = Link.symmetric(Bandwidth.ofMegabits(megabits), Duration.ofMillis(40));
    return new Plan(new LatencyModel(link, 8), REQUIREMENT, List.of(candidates));
  }
}
