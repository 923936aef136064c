package dev.narrows.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BandwidthTest {
  @ParameterizedTest
  @CsvSource({
    "2Mbps, 2000000, 2 Mbit/s",
    "500kbps, 500000, 0.5 Mbit/s",
    "1.5Mbit/s, 1500000, 1.5 Mbit/s",
    "20 mbps, 20000000, 20 Mbit/s",
    "1Gbps, 1000000000, 1000 Mbit/s"
  })
  void bandwidthsAreReadAsTheyAreTyped(String text, double bits, String shown) throws Exception {
    Bandwidth bandwidth = Bandwidth.parse(text);

    assertThat(bandwidth.bitsPerSecond()).isEqualTo(bits);
    assertThat(bandwidth).hasToString(shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "2MB/s", "-2Mbps", "fast", "1e3Mbps", "2Mbps!", "NaNMbps"})
  void whatIsNoBandwidthIsRefused(String text) {
    assertThatThrownBy(() -> Bandwidth.parse(text))
        .isInstanceOf(PlanException.class)
        .hasMessage("expected such as 2Mbps or 500kbps, found '" + text + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0Mbps", "0.5kbps", "99999Gbps"})
  void whatNoLinkHasIsRefused(String text) {
    assertThatThrownBy(() -> Bandwidth.parse(text))
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("expected 1000 to 10^12 bits a second");
  }

  @Test
  void bytesPassInTheTimeThatTheirBitsTake() {
    Bandwidth two = Bandwidth.ofMegabits(2);

    assertThat(two.milliseconds(1000)).isEqualTo(4);
    assertThat(two.nanoseconds(1000)).isEqualTo(4_000_000);
  }
}
