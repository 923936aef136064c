package dev.narrows.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class FeatureShapeTest {
  @Test
  void countsItsElements() {
    FeatureShape shape = new FeatureShape(256, 16, 32);
    assertThat(shape.elements()).isEqualTo(131_072);
    assertThat(shape.plane()).isEqualTo(512);
    assertThat(shape).hasToString("256x16x32");
  }

  @Test
  void isBounded() {
    assertThat(new FeatureShape(1, 8192, 8192).elements()).isEqualTo(FeatureShape.MAX_ELEMENTS);
    assertThatIllegalArgumentException().isThrownBy(() -> new FeatureShape(1, 8192, 8193));
    assertThatIllegalArgumentException().isThrownBy(() -> new FeatureShape(0, 1, 1));
    // Products that overflow 32 bits, and 64.
    assertThatIllegalArgumentException().isThrownBy(() -> new FeatureShape(65536, 65536, 1));
    int most = Integer.MAX_VALUE;
    assertThatIllegalArgumentException().isThrownBy(() -> new FeatureShape(most, most, most));
  }

  @Test
  void tensorsMustFitIt() {
    FeatureShape shape = new FeatureShape(1, 2, 2);
    MinMaxRange range = new MinMaxRange(0, 1);
    assertThatIllegalArgumentException().isThrownBy(() -> new FeatureTensor(shape, new float[3]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QuantizedTensor(shape, 8, range, new short[5]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QuantizedTensor(shape, 17, range, new short[4]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QuantizedTensor(shape, 3, range, new short[] {0, 7, 8, 0}))
        .withMessageContaining("found 8 at element 2");
  }
}
