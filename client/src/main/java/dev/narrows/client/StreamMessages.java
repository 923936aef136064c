package dev.narrows.client;

import com.google.protobuf.UnsafeByteOperations;
import dev.narrows.model.Task;
import dev.narrows.protocol.stream.StageTimes;
import dev.narrows.protocol.stream.StreamOutput;
import dev.narrows.protocol.stream.StreamRequest;
import dev.narrows.protocol.stream.StreamResponse;
import dev.narrows.protocol.stream.StreamStatus;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Requests and answers as messages of a stream. */
final class StreamMessages {
  private StreamMessages() {}

  static StreamRequest request(Flight flight, StreamOptions options) {
    StreamRequest.Builder message =
        StreamRequest.newBuilder()
            .setId(flight.id())
            .setModel(options.model())
            .setBitstream(UnsafeByteOperations.unsafeWrap(flight.encoded().bitstream()))
            .setTimeoutUs(TimeUnit.NANOSECONDS.toMicros(options.deadline().toNanos()));
    for (Task task : options.tasks()) {
      message.addTasks(task.label());
    }
    return message.build();
  }

  /**
   * What an answer without a status says.
   *
   * @param server whose answer, for messages
   */
  static StreamOutcome outcome(Flight flight, StreamResponse response, String server, long now) {
    SortedMap<Task, TaskResult> results = new TreeMap<>();
    try {
      for (StreamOutput output : response.getOutputsList()) {
        ReceivedTensor tensor =
            new ReceivedTensor(
                output.getName(),
                output.getDatatype(),
                output.getShapeList(),
                output.getContents());
        TaskResult result = tensor.result(server);
        results.put(result.task(), result);
      }
    } catch (CallException e) {
      return new StreamOutcome.Failed(flight.sequence(), e);
    }
    StageTimes times = response.getTimes();
    long queue = TimeUnit.MICROSECONDS.toNanos(times.getQueueUs());
    long cloud = TimeUnit.MICROSECONDS.toNanos(times.getDecodeUs() + times.getInferUs());
    Answer answer =
        new Answer(
            flight.id(),
            response.getModelVersion(),
            results,
            flight.times(now, queue, cloud),
            times.getBatchSize(),
            flight.attempts());
    return new StreamOutcome.Delivered(flight.sequence(), answer, flight.encoded().bytes());
  }

  static CallFailure failure(StreamStatus status) {
    return CallFailure.of(status.getCode(), status.getMessage(), status.getRetryAfterMs());
  }
}
