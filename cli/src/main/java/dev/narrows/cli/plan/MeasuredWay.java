package dev.narrows.cli.plan;

import dev.narrows.plan.Candidate;
import dev.narrows.plan.measure.SplitModel;
import dev.narrows.plan.measure.Trial;

/**
 * A candidate and what it was measured with.
 *
 * @param model the model, open
 * @param trial the way
 * @param candidate what came out
 */
record MeasuredWay(SplitModel model, Trial trial, Candidate candidate) {}
