package dev.narrows.serve.grpc;

import com.google.protobuf.UnsafeByteOperations;
import dev.narrows.protocol.stream.StageTimes;
import dev.narrows.protocol.stream.StreamOutput;
import dev.narrows.protocol.stream.StreamRequest;
import dev.narrows.protocol.stream.StreamResponse;
import dev.narrows.protocol.stream.StreamStatus;
import dev.narrows.serve.inference.InferenceRequest;
import dev.narrows.serve.inference.InferenceResult;
import dev.narrows.serve.inference.OutputTensor;
import dev.narrows.serve.inference.RefusedException;
import dev.narrows.serve.inference.StageMicros;
import dev.narrows.serve.inference.TaskNames;
import io.grpc.Status;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Messages of a stream as requests and results as messages. */
final class StreamMessages {
  private StreamMessages() {}

  /**
   * The request of a message.
   *
   * @throws RefusedException if it names a task that there is not
   */
  static InferenceRequest read(StreamRequest message) throws RefusedException {
    long micros = message.getTimeoutUs();
    // Unsigned on the wire: a negative number is a very large one, so no limit.
    Optional<Duration> timeout =
        micros > 0 ? Optional.of(Duration.of(micros, ChronoUnit.MICROS)) : Optional.empty();
    return new InferenceRequest(
        CallId.of(message.getId()),
        message.getModel(),
        message.getModelVersion(),
        List.of(message.getBitstream().toByteArray()),
        TaskNames.tasks(message.getTasksList()),
        timeout);
  }

  static StreamResponse write(String id, InferenceResult result) {
    StageMicros times = result.times();
    StreamResponse.Builder message =
        StreamResponse.newBuilder()
            .setId(id)
            .setModelVersion(result.version())
            .setTimes(
                StageTimes.newBuilder()
                    .setQueueUs(times.queue())
                    .setDecodeUs(times.decode())
                    .setInferUs(times.infer())
                    .setBatchSize(times.batch()));
    for (OutputTensor output : result.outputs()) {
      List<Long> shape = output.shape();
      message.addOutputs(
          StreamOutput.newBuilder()
              .setName(output.name())
              .setDatatype(output.datatype())
              // Without the number of pictures, which is 1.
              .addAllShape(shape.subList(1, shape.size()))
              .setContents(UnsafeByteOperations.unsafeWrap(output.contents())));
    }
    return message.build();
  }

  static StreamResponse failed(String id, Throwable failure) {
    Status status = Statuses.of(failure);
    StreamStatus.Builder message =
        StreamStatus.newBuilder()
            .setCode(status.getCode().value())
            .setMessage(String.valueOf(status.getDescription()));
    if (failure instanceof RefusedException refused) {
      refused.retryAfter().ifPresent(after -> message.setRetryAfterMs(after.toMillis()));
    }
    return StreamResponse.newBuilder().setId(id).setStatus(message).build();
  }
}
