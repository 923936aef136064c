package example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FeatureChannelTest {
  /** A dead zone of 0.6 steps about zero is the largest error, and a 32nd of a step the level's shift. */
  @Test
  void featuresComeBackWithinADeadZone() throws Exception {
    SplittableRandom random = new SplittableRandom(1);
    float[] values = new float[16 * 8 * 8];
    float greatest = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(3) == 0 ? 0 : (float) -Math.log(1 - random.nextDouble());
      greatest = Math.max(greatest, values[i]);
    }

    float[] received = FeatureChannel.throughTheChannel(values.clone(), 16, 8, 8);

    float step = greatest / 31;
    for (int i = 0; i < values.length; i++) {
      assertEquals(values[i], received[i], 0.75 * step);
    }
  }
}
