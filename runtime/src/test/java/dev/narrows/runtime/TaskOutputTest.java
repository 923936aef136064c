package dev.narrows.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.narrows.model.Task;
import org.junit.jupiter.api.Test;

/** What an output means to each task. */
class TaskOutputTest {
  @Test
  void theClassIsTheOneOfTheLargestScoreAndOfEqualsTheFirst() {
    float[] scores = {
      1, 0, 5, // class 0
      2, 0, 5, // class 1
      -1, 3, 4, // class 2
    };
    assertThat(new TaskOutput(Task.SEGMENTATION, 3, 1, 3, scores).classIds())
        .containsExactly(1, 2, 0);
  }

  @Test
  void classIdsAreUnsignedBytes() {
    float[] scores = new float[255];
    scores[200] = 1;
    assertThat(new TaskOutput(Task.SEGMENTATION, 255, 1, 1, scores).classIds())
        .containsExactly((byte) 200);
  }

  @Test
  void coloursAreClampedRoundedAndInterleaved() {
    float[] planes = {
      -0.5f, 1f, // red
      1.5f, 0.5f, // green
      0.1f, 0f, // blue
    };
    assertThat(new TaskOutput(Task.RECONSTRUCTION, 3, 1, 2, planes).rgb())
        .containsExactly((byte) 0, (byte) 255, (byte) 26, (byte) 255, (byte) 128, (byte) 0);
  }

  @Test
  void eightBitColoursSurviveTheWayToPlanesAndBack() {
    byte[] rgb = new byte[256 * 3];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i * 5);
    }
    assertThat(Pictures.toBytes(Pictures.toPlanes(rgb))).isEqualTo(rgb);
  }

  @Test
  void anotherTasksMeaningIsRefused() {
    TaskOutput disparity = new TaskOutput(Task.DISPARITY, 1, 1, 2, new float[] {3, 4});
    assertThat(disparity.disparity()).containsExactly(3, 4);
    assertThatThrownBy(disparity::rgb).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(disparity::classIds).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TaskOutput(Task.DISPARITY, 1, 2, 2, new float[3]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
