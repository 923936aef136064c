package dev.narrows.train.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.train.config.ScheduleConfig.Decay;
import org.junit.jupiter.api.Test;

class ScheduleConfigTest {
  @Test
  void theRateRisesLinearlyToItsFullHeight() {
    ScheduleConfig schedule = new ScheduleConfig(100, 1, 10, Decay.COSINE, 1, 1);
    assertThat(schedule.factor(0)).isCloseTo(0.1, within(1e-12));
    assertThat(schedule.factor(9)).isCloseTo(1, within(1e-12));
  }

  @Test
  void halfWayTheCosineIsAtHalfTheRate() {
    assertThat(new ScheduleConfig(100, 1, 0, Decay.COSINE, 1, 1).factor(50))
        .isCloseTo(0.5, within(1e-12));
  }

  @Test
  void thePolynomialFallsAsItsPowerSays() {
    assertThat(new ScheduleConfig(100, 1, 0, Decay.POLYNOMIAL, 2, 1).factor(50))
        .isCloseTo(0.25, within(1e-12));
  }

  @Test
  void aConstantRateStays() {
    assertThat(new ScheduleConfig(100, 1, 0, Decay.CONSTANT, 1, 1).factor(99)).isEqualTo(1);
  }
}
