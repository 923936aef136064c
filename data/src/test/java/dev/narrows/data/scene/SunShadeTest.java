package dev.narrows.data.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SunShadeTest {
  /** At 45° the shadow of a body 10 m high is 10 m long, away from the sun. */
  @Test
  void aHouseShadesWhatStandsBehindIt() {
    Mesh mesh = new Mesh(new Vec(0, 1, -20));
    mesh.shadowOfBox(Frame.at(new Vec(0, 0, 0), 0), 4, 10, 4);
    SceneRandom random = new SceneRandom(1);
    Weather light = WeatherComposer.compose(random);
    double half = Math.sqrt(0.5);
    SunShade shade = SunShade.of(mesh.shadows(), lit(light, new Vec(half, half, 0), 1));
    assertThat(shade.covers(new Vec(-11.9, 0, 1.9))).isTrue();
    assertThat(shade.covers(new Vec(-12.1, 0, 0))).isFalse();
    assertThat(shade.covers(new Vec(-8, 0, 2.1))).isFalse();
    assertThat(shade.covers(new Vec(3, 0, 0))).isFalse();
    SunShade clouded = SunShade.of(mesh.shadows(), lit(light, new Vec(half, half, 0), 0));
    assertThat(clouded.covers(new Vec(-8, 0, 0))).isFalse();
  }

  private static Weather lit(Weather weather, Vec towardsSun, double strength) {
    return new Weather(
        towardsSun,
        Rgb.grey(strength),
        weather.skyLight(),
        weather.groundLight(),
        weather.zenith(),
        weather.horizon(),
        weather.cloud(),
        weather.cloudCover(),
        weather.cloudOffset(),
        weather.haze(),
        weather.wetness(),
        weather.darkness());
  }

  @Property(tries = 200)
  void everyPointLiesInsideTheHull(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
    SceneRandom random = new SceneRandom(seed);
    List<Vec> points = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      points.add(new Vec(random.between(-5, 5), 0, random.between(-5, 5)));
    }
    List<Vec> hull = SunShade.convexHull(points);
    assertThat(points).containsAll(hull);
    for (int k = 0; k < hull.size(); k++) {
      Vec from = hull.get(k);
      Vec edge = hull.get((k + 1) % hull.size()).minus(from);
      for (Vec point : points) {
        Vec offset = point.minus(from);
        double turn = edge.x() * offset.z() - edge.z() * offset.x();
        // Rounding of products below 100.
        assertThat(turn).isGreaterThanOrEqualTo(-1e-12);
      }
    }
  }
}
