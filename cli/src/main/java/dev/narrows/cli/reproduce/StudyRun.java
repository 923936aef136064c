package dev.narrows.cli.reproduce;

import dev.narrows.model.LatentSpec;
import dev.narrows.model.LatentSpec.EntropyModel;
import dev.narrows.train.config.RateConfig;
import dev.narrows.train.config.TrainConfig;
import java.util.List;

/**
 * One model of the study. All have the same trunk, data, seed, steps and schedule.
 *
 * @param name in folders and results
 * @param config how it is trained
 */
record StudyRun(String name, TrainConfig config) {
  /** The paper's model without a rate term. */
  static final String BASELINE = "baseline";

  /** The paper's model with its compressibility loss, as the configuration weights it. */
  static final String COMPRESSIBLE = "compressible";

  /** Latents with the context model. */
  static final String LEARNED = "learned";

  /** Latents with the factorised prior. */
  static final String LEARNED_FACTORIZED = "learned_factorized";

  private static final double LESS = 1.0 / 3;
  private static final double MORE = 3;

  /**
   * The models of the study.
   *
   * @param config data, schedule and sizes of all; its rate term is that of {@link #COMPRESSIBLE}
   */
  static List<StudyRun> of(TrainConfig config) {
    RateConfig rate = config.loss().rate();
    return List.of(
        new StudyRun(BASELINE, withRate(config, rate.off())),
        new StudyRun(COMPRESSIBLE, withRate(config, rate)),
        new StudyRun(LEARNED, withEntropyModel(config, EntropyModel.CONTEXT)),
        new StudyRun(LEARNED_FACTORIZED, withEntropyModel(config, EntropyModel.FACTORIZED)),
        new StudyRun("compressible_learned_weight", withRate(config, rate.withLearnedWeight())),
        new StudyRun("compressible_third", withRate(config, rate.withWeight(LESS * rate.weight()))),
        new StudyRun(
            "compressible_triple", withRate(config, rate.withWeight(MORE * rate.weight()))),
        new StudyRun("transform_only", withRate(config, rate.lookingAt(false, true))),
        new StudyRun("prediction_only", withRate(config, rate.lookingAt(true, false))));
  }

  /** The names of all models. */
  static List<String> names(TrainConfig config) {
    return of(config).stream().map(StudyRun::name).toList();
  }

  private static TrainConfig withRate(TrainConfig config, RateConfig rate) {
    return config
        .withNetwork(config.network().withLatents(LatentSpec.NONE))
        .withLoss(config.loss().withRate(rate))
        .essential();
  }

  private static TrainConfig withEntropyModel(TrainConfig config, EntropyModel model) {
    LatentSpec latents = config.network().latents().withEntropyModel(model);
    return config.withNetwork(config.network().withLatents(latents)).essential();
  }
}
