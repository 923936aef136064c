package dev.narrows.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network takes weights that are its own, all of them, and finite. */
class WeightsTest {
  private static final List<Parameter> PARAMETERS =
      List.of(
          new Parameter("conv.weight", List.of(2, 1, 1, 1), Parameter.Role.WEIGHT),
          new Parameter("conv.bias", List.of(2), Parameter.Role.BIAS));

  @TempDir private Path folder;

  @Test
  void areReadAsTheyWereWritten() throws IOException {
    Weights weights = weights(1, 2, 3, 4);
    assertThat(read(weights, PARAMETERS).values()).containsExactlyEntriesOf(weights.values());
  }

  @Test
  void areRefusedIfOneIsMissingForeignOrNotFinite() {
    List<Parameter> weightOnly = PARAMETERS.subList(0, 1);
    assertThatThrownBy(() -> read(weights(1, 2, 3, 4), weightOnly))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("found tensor conv.bias");
    Parameter absent = new Parameter("other.bias", List.of(2), Parameter.Role.BIAS);
    assertThatThrownBy(() -> read(weights(1, 2, 3, 4), List.of(absent)))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("tensor other.bias: expected F32 [2], found no such tensor");
    assertThatThrownBy(() -> read(weights(1, 2, 3, Float.NaN), PARAMETERS))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("tensor conv.bias: expected finite numbers, found NaN at element 1");
  }

  @Test
  void haveTheLengthsOfTheirParameters() {
    assertThatThrownBy(() -> Weights.of(PARAMETERS, parameter -> new float[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("conv.weight [2, 1, 1, 1]: expected 2 numbers, found 3");
  }

  private Weights read(Weights weights, List<Parameter> parameters) throws IOException {
    Path file = folder.resolve("weights.safetensors");
    weights.toSafeTensors(PARAMETERS).write(file);
    return Weights.read(file, parameters);
  }

  private static Weights weights(float... numbers) {
    return Weights.of(
        PARAMETERS,
        parameter ->
            parameter.name().equals("conv.weight")
                ? new float[] {numbers[0], numbers[1]}
                : new float[] {numbers[2], numbers[3]});
  }
}
