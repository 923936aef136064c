/**
 * Measures what codecs make of given tensors: bytes and speed. What the tasks make of decoded
 * features is measured by {@code sweep}.
 */
package dev.narrows.evaluate.bench;
