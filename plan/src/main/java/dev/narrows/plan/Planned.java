package dev.narrows.plan;

/**
 * A candidate and what it takes over a link.
 *
 * @param candidate what was measured
 * @param latency what is predicted
 * @param eligible whether its answers are as near to the whole network's as asked
 */
public record Planned(Candidate candidate, Latency latency, boolean eligible) {}
