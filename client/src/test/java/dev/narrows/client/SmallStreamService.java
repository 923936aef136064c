package dev.narrows.client;

import com.google.protobuf.ByteString;
import dev.narrows.feature.bitstream.CodedFeatures;
import dev.narrows.protocol.Parameters;
import dev.narrows.protocol.stream.FeatureStreamGrpc.FeatureStreamImplBase;
import dev.narrows.protocol.stream.StageTimes;
import dev.narrows.protocol.stream.StreamRequest;
import dev.narrows.protocol.stream.StreamResponse;
import dev.narrows.protocol.stream.StreamStatus;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The stream over the cloud half; a thread for each picture, so that answers come in any order. */
final class SmallStreamService extends FeatureStreamImplBase {
  private static final Metadata.Key<String> PUSHBACK =
      Metadata.Key.of(Parameters.RETRY_PUSHBACK_MS, Metadata.ASCII_STRING_MARSHALLER);

  private final Trouble trouble;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "small-stream");
            thread.setDaemon(true);
            return thread;
          });

  SmallStreamService(Trouble trouble) {
    this.trouble = trouble;
  }

  @Override
  public StreamObserver<StreamRequest> infer(StreamObserver<StreamResponse> answers) {
    return new StreamObserver<>() {
      @Override
      public void onNext(StreamRequest request) {
        threads.execute(
            () -> {
              StreamResponse response = response(request);
              synchronized (answers) {
                try {
                  answers.onNext(response);
                } catch (StatusRuntimeException | IllegalStateException gone) {
                  // The caller is gone, as happens in these tests.
                  return;
                }
              }
            });
      }

      @Override
      public void onError(Throwable gone) {}

      @Override
      public void onCompleted() {
        synchronized (answers) {
          answers.onCompleted();
        }
      }
    };
  }

  private StreamResponse response(StreamRequest request) {
    StreamResponse.Builder response = StreamResponse.newBuilder().setId(request.getId());
    Optional<StatusRuntimeException> refusal = trouble.meet(request.getId());
    try {
      if (refusal.isPresent()) {
        return response.setStatus(status(refusal.get())).build();
      }
      StreetModel.cloud()
          .decode(
              CodedFeatures.read(request.getBitstream().toByteArray()),
              SmallService.tasks(request.getTasksList()))
          .forEach(
              (task, output) -> {
                SmallService.WireOutput wire = SmallService.WireOutput.of(output);
                response
                    .addOutputsBuilder()
                    .setName(task.label())
                    .setDatatype(wire.datatype())
                    .addAllShape(wire.shape())
                    .setContents(ByteString.copyFrom(wire.contents()));
              });
      return response
          .setTimes(
              StageTimes.newBuilder().setQueueUs(70).setDecodeUs(20).setInferUs(10).setBatchSize(1))
          .build();
    } catch (IOException e) {
      StreamStatus invalid =
          StreamStatus.newBuilder()
              .setCode(Status.Code.INVALID_ARGUMENT.value())
              .setMessage(e.getMessage())
              .build();
      return response.setStatus(invalid).build();
    }
  }

  private static StreamStatus status(StatusRuntimeException refusal) {
    StreamStatus.Builder status =
        StreamStatus.newBuilder()
            .setCode(refusal.getStatus().getCode().value())
            .setMessage(refusal.getStatus().getDescription());
    if (refusal.getTrailers() != null) {
      status.setRetryAfterMs(Long.parseLong(refusal.getTrailers().get(PUSHBACK)));
    }
    return status.build();
  }
}
