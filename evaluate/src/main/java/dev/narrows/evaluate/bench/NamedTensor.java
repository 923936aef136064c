package dev.narrows.evaluate.bench;

import dev.narrows.feature.QuantizedTensor;

/**
 * A tensor and where it comes from.
 *
 * @param name of its file or picture, for messages
 * @param tensor what codecs get
 */
public record NamedTensor(String name, QuantizedTensor tensor) {}
