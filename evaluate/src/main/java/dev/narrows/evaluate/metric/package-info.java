/**
 * What a task's output is worth against its ground truth, one picture at a time, in sums that add
 * up to a set's metric. Knows neither networks nor codecs.
 */
package dev.narrows.evaluate.metric;
