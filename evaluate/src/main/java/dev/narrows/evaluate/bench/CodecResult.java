package dev.narrows.evaluate.bench;

import dev.narrows.evaluate.Accuracy;
import java.util.Optional;

/**
 * A line of a comparison of codecs.
 *
 * @param measurement bytes and speed
 * @param ratioToPng its bytes divided by those of the codec {@code png} for the same tensors
 * @param accuracy what a model's tasks make of what comes back; empty without a model
 */
public record CodecResult(
    CodecMeasurement measurement, double ratioToPng, Optional<Accuracy> accuracy) {}
