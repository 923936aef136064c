package dev.narrows.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.narrows.data.Augmentation;
import dev.narrows.model.LatentSpec;
import dev.narrows.model.Task;
import dev.narrows.model.Weights;
import dev.narrows.train.config.OptimizerConfig;
import dev.narrows.train.config.TrainConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainingRunTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void aResumedRunEndsWithTheWeightsOfAnUninterruptedOne(OptimizerConfig.Kind kind)
      throws Exception {
    TrainConfig config = Fixtures.config(kind, 8);
    Weights whole = run(config, "whole").train(false, TrainingListener.SILENT).weights().get();

    TrainingRun first = run(config, "parts");
    TrainingResult stopped =
        first.train(
            false,
            report -> {
              if (report.step() == 3) {
                first.requestStop();
              }
            });
    assertThat(stopped.steps()).isEqualTo(3);
    assertThat(stopped.weights()).isEmpty();
    Weights resumed = run(config, "parts").train(true, TrainingListener.SILENT).weights().get();

    assertThat(toMap(resumed)).isEqualTo(toMap(whole));
    assertThat(Files.readString(folder.resolve("parts/metrics.csv")))
        .isEqualTo(Files.readString(folder.resolve("whole/metrics.csv")));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void soDoesOneOfLatents(LatentSpec.EntropyModel model) throws Exception {
    TrainConfig config = Fixtures.learned(model, 6);
    Weights whole = run(config, "whole").train(false, TrainingListener.SILENT).weights().get();
    TrainingRun first = run(config, "parts");
    first.train(
        false,
        report -> {
          if (report.step() == 3) {
            first.requestStop();
          }
        });
    Weights resumed = run(config, "parts").train(true, TrainingListener.SILENT).weights().get();

    assertThat(toMap(resumed)).isEqualTo(toMap(whole));
    assertThat(whole.values().keySet()).contains("latents.log_gain", "latents.scale_weights");
    float[] contexts = whole.values().get("latents.scale_weights");
    boolean learned = model == LatentSpec.EntropyModel.CONTEXT;
    assertThat(IntStream.range(0, contexts.length).anyMatch(i -> contexts[i] != 0))
        .isEqualTo(learned);
  }

  @Test
  void trainingLowersTheBitsOfLatentsAndTheLossesOfTheirTasks() throws Exception {
    List<StepReport> reports = new ArrayList<>();
    run(Fixtures.learned(LatentSpec.EntropyModel.CONTEXT, 240), "run").train(false, reports::add);
    // Each picture has one of three rates in turn, so only means of several steps can be compared.
    assertThat(mean(reports.subList(210, 240), "rate"))
        .isLessThan(mean(reports.subList(0, 30), "rate") / 2);
    // It begins as a codec of pictures, so that little is left to learn of this one.
    assertThat(mean(reports.subList(0, 30), "reconstruction")).isLessThan(0.01);
    assertThat(mean(reports.subList(210, 240), "reconstruction"))
        .isLessThan(mean(reports.subList(0, 30), "reconstruction"));
    assertThat(mean(reports.subList(210, 240), "segmentation"))
        .isLessThan(mean(reports.subList(0, 30), "segmentation") / 2);
  }

  private static double mean(List<StepReport> reports, String term) {
    return reports.stream().mapToDouble(report -> report.terms().get(term)).average().orElseThrow();
  }

  @Test
  void aNetworkForReconstructionAloneHasADetailLayerOnly() throws Exception {
    TrainConfig all = Fixtures.learned(LatentSpec.EntropyModel.CONTEXT, 2);
    TrainConfig config =
        new TrainConfig(
            all.seed(),
            all.data(),
            all.augmentation(),
            all.network(),
            List.of(Task.RECONSTRUCTION),
            all.loss(),
            all.optimizer(),
            all.schedule(),
            all.device());
    TrainingRun run = run(config, "run");
    assertThat(run.train(false, TrainingListener.SILENT).weights()).isPresent();
    assertThat(run.description().network().featureLayers()).hasSize(1);
    assertThat(run.description().bottleneck().channels()).isEqualTo(6);
  }

  @Test
  void theSameSeedGivesTheSameWeightsAndAnotherSeedOthers() throws Exception {
    TrainConfig config = Fixtures.config(OptimizerConfig.Kind.ADAM, 3);
    Weights once = run(config, "a").train(false, TrainingListener.SILENT).weights().get();
    Weights again = run(config, "b").train(false, TrainingListener.SILENT).weights().get();
    Weights other =
        run(withSeed(config, 8), "c").train(false, TrainingListener.SILENT).weights().get();
    assertThat(toMap(again)).isEqualTo(toMap(once));
    assertThat(toMap(other)).isNotEqualTo(toMap(once));
  }

  @Test
  void trainingLowersEveryLoss() throws Exception {
    List<StepReport> reports = new ArrayList<>();
    run(Fixtures.config(OptimizerConfig.Kind.ADAM, 60), "run").train(false, reports::add);
    Map<String, Double> first = reports.get(0).terms();
    Map<String, Double> last = reports.get(reports.size() - 1).terms();
    assertThat(last.keySet())
        .containsExactly("segmentation", "disparity", "reconstruction", "rate");
    // Halved at least; on two flat halves a working step does far better in 60.
    assertThat(last).allSatisfy((name, loss) -> assertThat(loss).isLessThan(first.get(name) / 2));
  }

  @Test
  void aLossThatIsNotFiniteStopsTheRunAndKeepsTheCheckpoint() throws Exception {
    TrainConfig config = Fixtures.config(OptimizerConfig.Kind.SGD, 50);
    TrainingRun first = run(config, "run");
    first.train(false, report -> first.requestStop());
    byte[] checkpoint = Files.readAllBytes(folder.resolve("run/checkpoint.safetensors"));

    TrainConfig wild = withLearningRate(config, 1e30);
    assertThatThrownBy(() -> run(wild, "wild").train(false, TrainingListener.SILENT))
        .isInstanceOf(TrainException.class)
        .hasMessageMatching("step \\d+: expected a finite .*, found (NaN|-?Infinity)");
    assertThat(Files.exists(folder.resolve("wild/checkpoint.safetensors"))).isFalse();
    assertThat(Files.readAllBytes(folder.resolve("run/checkpoint.safetensors")))
        .isEqualTo(checkpoint);
  }

  @Test
  void aCheckpointOfAnotherConfigurationIsRefused() throws Exception {
    TrainConfig config = Fixtures.config(OptimizerConfig.Kind.ADAM, 4);
    TrainingRun first = run(config, "run");
    first.train(false, report -> first.requestStop());
    assertThatThrownBy(
            () -> run(withLearningRate(config, 0.5), "run").train(true, TrainingListener.SILENT))
        .isInstanceOf(TrainException.class)
        .hasMessageContaining("learningRate=0.5")
        .hasMessageContaining("learningRate=0.01");
  }

  @Test
  void aPictureSizeThatIsNoMultipleOfTheStrideIsRefused() {
    TrainConfig config = Fixtures.config(OptimizerConfig.Kind.ADAM, 4);
    TrainConfig odd =
        new TrainConfig(
            config.seed(),
            new dev.narrows.train.config.DataConfig("any", 36, 16),
            Augmentation.NONE,
            config.network(),
            config.tasks(),
            config.loss(),
            config.optimizer(),
            config.schedule(),
            config.device());
    assertThatThrownBy(() -> run(odd, "run"))
        .isInstanceOf(TrainException.class)
        .hasMessage("data.width: expected a multiple of the network's stride 8, found 36");
  }

  private TrainingRun run(TrainConfig config, String name) throws Exception {
    return new TrainingRun(config, Fixtures.DATASET, folder.resolve(name));
  }

  private static Map<String, List<Float>> toMap(Weights weights) {
    Map<String, List<Float>> map = new TreeMap<>();
    weights
        .values()
        .forEach(
            (name, array) -> {
              List<Float> list = new ArrayList<>();
              for (float value : array) {
                list.add(value);
              }
              map.put(name, list);
            });
    return map;
  }

  private static TrainConfig withSeed(TrainConfig c, long seed) {
    return new TrainConfig(
        seed,
        c.data(),
        c.augmentation(),
        c.network(),
        c.tasks(),
        c.loss(),
        c.optimizer(),
        c.schedule(),
        c.device());
  }

  private static TrainConfig withLearningRate(TrainConfig c, double rate) {
    OptimizerConfig o = c.optimizer();
    OptimizerConfig changed =
        new OptimizerConfig(
            o.kind(), rate, o.weightDecay(), o.momentum(), o.beta2(), o.clip(), o.averaging());
    return new TrainConfig(
        c.seed(),
        c.data(),
        c.augmentation(),
        c.network(),
        c.tasks(),
        c.loss(),
        changed,
        c.schedule(),
        c.device());
  }
}
