/**
 * What happens to a request between the wire and the model: limits, a bounded queue, batches,
 * deadlines. How requests and answers look on the wire lives in {@code grpc} and {@code http}.
 */
package dev.narrows.serve.inference;
