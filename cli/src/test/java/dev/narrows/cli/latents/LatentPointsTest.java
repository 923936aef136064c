package dev.narrows.cli.latents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.evaluate.sweep.LatentPoint;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatentPointsTest {
  @Test
  void everyFourthRateAndTheFinestAreUsual() {
    assertThat(LatentPoints.usualRates(33)).containsExactly(0, 4, 8, 12, 16, 20, 24, 28, 32);
    assertThat(LatentPoints.usualRates(7)).containsExactly(0, 4, 6);
    assertThat(LatentPoints.usualRates(1)).containsExactly(0);
  }

  @Test
  void eachRateIsMeasuredOfTheDetailLayerAndOfTheBaseLayer() {
    assertThat(LatentPoints.of(List.of(8, 0, 8), 2))
        .extracting(LatentPoint::name)
        .containsExactly("latents:0+8", "latents:0+0", "latents:8", "latents:0");
  }

  @Test
  void aSingleLayerIsAllThereIs() {
    assertThat(LatentPoints.of(List.of(3), 1))
        .extracting(LatentPoint::name)
        .containsExactly("latents:3");
  }
}
