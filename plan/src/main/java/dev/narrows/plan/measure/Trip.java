package dev.narrows.plan.measure;

import dev.narrows.model.Task;
import dev.narrows.runtime.TaskOutput;
import java.util.List;
import java.util.SortedMap;

/**
 * One picture's way from end to end, without a link.
 *
 * @param coding how what is sent is coded
 * @param layers how many layers of features are sent; 0 where none are
 * @param payload bytes of what is sent
 * @param times ms of each stage, in the order of the way's stages
 * @param outputs what the tasks say
 */
record Trip(
    String coding,
    int layers,
    int payload,
    List<Double> times,
    SortedMap<Task, TaskOutput> outputs) {}
