package dev.narrows.train;

import java.util.Map;

/**
 * What one optimiser step did.
 *
 * @param step 1 for the first
 * @param total the weighted objective
 * @param terms every loss before weighting: by task label, and {@code rate}
 * @param gradientNorm Euclidean norm of all gradients before clipping
 * @param learningRate of this step
 */
public record StepReport(
    int step, double total, Map<String, Double> terms, double gradientNorm, double learningRate) {}
