package dev.narrows.data.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class ShadowBufferTest {
  @Property(tries = 200)
  void everyPointLiesInsideTheHull(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
    SceneRandom random = new SceneRandom(seed);
    List<Vec> points = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      points.add(new Vec(random.between(-5, 5), 0, random.between(-5, 5)));
    }
    List<Vec> hull = ShadowBuffer.convexHull(points);
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
