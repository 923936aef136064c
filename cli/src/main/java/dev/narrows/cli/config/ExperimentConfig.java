package dev.narrows.cli.config;

import dev.narrows.train.config.TrainConfig;

/**
 * What a configuration file says: how to train, and how to measure what was trained. The keys of
 * {@code train} stand at the top of the file.
 *
 * @param train everything a training run depends on
 * @param evaluation how its models are measured
 */
public record ExperimentConfig(@Inlined TrainConfig train, EvaluationConfig evaluation) {}
