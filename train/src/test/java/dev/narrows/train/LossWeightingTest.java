package dev.narrows.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.model.Architecture;
import dev.narrows.model.Task;
import dev.narrows.train.config.LossConfig;
import dev.narrows.train.config.LossConfig.Weighting;
import dev.narrows.train.config.OptimizerConfig;
import dev.narrows.train.config.RateConfig;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class LossWeightingTest {
  private static final double LOG_VARIANCE = 0.7;
  private static final double LOSS = 3;

  @Test
  void learnedWeightsFollowTheFormulaForClassificationAndRegression() throws Exception {
    LossWeighting weighting = weighting(config(Weighting.UNCERTAINTY, Weighting.UNCERTAINTY));
    double precision = Math.exp(-LOG_VARIANCE);
    double penalty = LOG_VARIANCE / 2;
    assertThat(weighting.weigh(Task.SEGMENTATION, loss()).item_double())
        .isCloseTo(precision * LOSS + penalty, within(1e-6));
    assertThat(weighting.weigh(Task.DISPARITY, loss()).item_double())
        .isCloseTo(precision * LOSS / 2 + penalty, within(1e-6));
    assertThat(weighting.weighRate(loss()).item_double())
        .isCloseTo(precision * LOSS / 2 + penalty, within(1e-6));
  }

  @Test
  void fixedWeightsMultiply() throws Exception {
    LossWeighting weighting = weighting(config(Weighting.FIXED, Weighting.FIXED));
    assertThat(weighting.weigh(Task.SEGMENTATION, loss()).item_double()).isEqualTo(2 * LOSS);
    assertThat(weighting.weigh(Task.DISPARITY, loss()).item_double()).isEqualTo(5 * LOSS);
    assertThat(weighting.weigh(Task.RECONSTRUCTION, loss()).item_double()).isEqualTo(7 * LOSS);
    assertThat(weighting.weighRate(loss()).item_double()).isEqualTo(11 * LOSS);
  }

  @Test
  void theBaselineLearnsNoWeightForTheRate() {
    LossConfig config = config(Weighting.UNCERTAINTY, Weighting.UNCERTAINTY);
    LossConfig baseline = config.withRate(config.rate().off());
    TreeSet<Task> tasks = new TreeSet<>(List.of(Task.SEGMENTATION, Task.DISPARITY));
    assertThat(LossWeighting.scalars(config, tasks)).hasSize(3);
    assertThat(LossWeighting.scalars(baseline, tasks)).hasSize(2);
  }

  private static LossWeighting weighting(LossConfig config) throws Exception {
    TorchDevice device = TorchDevice.open(Fixtures.CPU);
    Architecture architecture =
        Architecture.of(
            Fixtures.config(OptimizerConfig.Kind.ADAM, 1).network(),
            Map.of(Task.SEGMENTATION, 2, Task.DISPARITY, 1, Task.RECONSTRUCTION, 3));
    List<String> scalars =
        LossWeighting.scalars(config, new TreeSet<>(architecture.decoders().keySet()));
    Parameters parameters = new Parameters(architecture, scalars, device, 1);
    try (NoGradGuard guard = new NoGradGuard()) {
      scalars.forEach(name -> parameters.get(name).fill_(TorchDevice.scalar(LOG_VARIANCE)));
    }
    return new LossWeighting(config, parameters);
  }

  private static LossConfig config(Weighting tasks, Weighting rate) {
    return new LossConfig(
        tasks,
        2,
        5,
        7,
        0,
        8,
        0.002,
        new RateConfig(RateConfig.Features.NORMALIZED, false, true, true, rate, 11),
        Fixtures.LATENTS);
  }

  private static Tensor loss() {
    return Tensor.create(new double[] {LOSS}, 1).squeeze();
  }
}
