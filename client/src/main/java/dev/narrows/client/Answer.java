package dev.narrows.client;

import dev.narrows.model.Task;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a server says about a picture.
 *
 * @param id the request's
 * @param modelVersion the version of the model that answered
 * @param results by task
 * @param times where the time went
 * @param batch how many pictures the server ran together; 0 if it does not say
 * @param attempts how often the request was made
 */
public record Answer(
    String id,
    String modelVersion,
    SortedMap<Task, TaskResult> results,
    StageTimes times,
    int batch,
    int attempts) {
  /** Copies the map. */
  public Answer {
    results = Collections.unmodifiableSortedMap(new TreeMap<>(results));
  }
}
