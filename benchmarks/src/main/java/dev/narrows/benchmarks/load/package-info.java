/**
 * A server and its clients on one machine: throughput, latency, heap, and what the server costs
 * above the bare work. The server itself lives in {@code serve}.
 */
package dev.narrows.benchmarks.load;
