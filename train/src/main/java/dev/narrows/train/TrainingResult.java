package dev.narrows.train;

import dev.narrows.model.Weights;
import java.util.Optional;

/**
 * How a training ended.
 *
 * @param steps done in all, those before a resumption included
 * @param stepsNow done since it was started or resumed
 * @param seconds since then, without preparation
 * @param waitSeconds of them spent waiting for data
 * @param weights of the finished model; empty if the run was stopped before its last step
 */
public record TrainingResult(
    int steps, int stepsNow, double seconds, double waitSeconds, Optional<Weights> weights) {}
