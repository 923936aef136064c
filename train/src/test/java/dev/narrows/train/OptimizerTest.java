package dev.narrows.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.model.Architecture;
import dev.narrows.model.LatentSpec;
import dev.narrows.train.config.OptimizerConfig;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class OptimizerTest {
  private static final double RATE = 0.01;

  @Test
  void gainsAreLearnedFasterAndWhatNothingNormalisesMoreSlowly() throws Exception {
    TorchDevice device = TorchDevice.open(Fixtures.CPU);
    Architecture architecture =
        new TrainingRun(
                Fixtures.learned(LatentSpec.EntropyModel.CONTEXT, 1),
                Fixtures.DATASET,
                Path.of("unused"))
            .description()
            .network();
    Parameters parameters = new Parameters(architecture, List.of(), device, 1);
    Tensor before = parameters.values().clone();
    parameters.gradients().fill_(TorchDevice.scalar(1));
    OptimizerConfig config =
        new OptimizerConfig(OptimizerConfig.Kind.ADAM, RATE, 0, 0.9, 0.99, 0, 0);
    // Adam's first step is the rate, whatever the gradient's size.
    new Optimizer(config, parameters, device).step(0, RATE, 1);
    assertThat(step(parameters, before, "encoder.conv1.weight")).isCloseTo(RATE, within(1e-6));
    assertThat(step(parameters, before, "latents.mean_weights")).isCloseTo(RATE, within(1e-6));
    assertThat(step(parameters, before, "latents.log_gain")).isCloseTo(4 * RATE, within(1e-6));
    assertThat(step(parameters, before, "detail.patch.weight")).isCloseTo(RATE / 2, within(1e-6));
    assertThat(step(parameters, before, "reconstruction.patch.weight"))
        .isCloseTo(RATE / 2, within(1e-6));
  }

  /** How far the first number of a parameter has gone down. */
  private static double step(Parameters parameters, Tensor before, String name) {
    Tensor now = parameters.get(name);
    long at = now.storage_offset();
    return TorchDevice.toArray(before)[(int) at]
        - TorchDevice.toArray(parameters.values())[(int) at];
  }
}
