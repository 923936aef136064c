package dev.narrows.serve.inference;

/**
 * Where a request's time went.
 *
 * @param queue microseconds between arrival and beginning
 * @param decode microseconds from bitstreams to features, of this request's pictures
 * @param infer microseconds from features to outputs, of all pictures that were run together
 * @param batch how many pictures were run together
 */
public record StageMicros(long queue, long decode, long infer, int batch) {}
