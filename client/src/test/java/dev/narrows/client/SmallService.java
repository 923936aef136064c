package dev.narrows.client;

import com.google.protobuf.ByteString;
import dev.narrows.feature.bitstream.CodedFeatures;
import dev.narrows.model.Task;
import dev.narrows.protocol.Parameters;
import dev.narrows.protocol.inference.GRPCInferenceServiceGrpc.GRPCInferenceServiceImplBase;
import dev.narrows.protocol.inference.InferParameter;
import dev.narrows.protocol.inference.ModelInferRequest;
import dev.narrows.protocol.inference.ModelInferResponse;
import dev.narrows.protocol.inference.ModelMetadataRequest;
import dev.narrows.protocol.inference.ModelMetadataResponse;
import dev.narrows.protocol.inference.ModelReadyRequest;
import dev.narrows.protocol.inference.ModelReadyResponse;
import dev.narrows.runtime.TaskOutput;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The inference protocol over the cloud half, one picture a request. */
final class SmallService extends GRPCInferenceServiceImplBase {
  private final Trouble trouble;

  SmallService(Trouble trouble) {
    this.trouble = trouble;
  }

  @Override
  public void modelInfer(ModelInferRequest request, StreamObserver<ModelInferResponse> answer) {
    Optional<StatusRuntimeException> refusal = trouble.meet(request.getId());
    if (refusal.isPresent()) {
      answer.onError(refusal.get());
      return;
    }
    try {
      // The length before the bitstream is of no use, as it is the only one.
      byte[] bitstream = request.getRawInputContents(0).substring(Integer.BYTES).toByteArray();
      ModelInferResponse.Builder response =
          ModelInferResponse.newBuilder().setId(request.getId()).setModelVersion("1");
      List<String> asked =
          request.getOutputsList().stream().map(output -> output.getName()).toList();
      StreetModel.cloud()
          .decode(CodedFeatures.read(bitstream), tasks(asked))
          .forEach(
              (task, output) -> {
                WireOutput wire = WireOutput.of(output);
                response
                    .addRawOutputContents(ByteString.copyFrom(wire.contents()))
                    .addOutputsBuilder()
                    .setName(task.label())
                    .setDatatype(wire.datatype())
                    .addShape(1)
                    .addAllShape(wire.shape());
              });
      response.putParameters(Parameters.QUEUE_US, number(70));
      response.putParameters(Parameters.DECODE_US, number(20));
      response.putParameters(Parameters.INFER_US, number(10));
      response.putParameters(Parameters.BATCH_SIZE, number(3));
      answer.onNext(response.build());
      answer.onCompleted();
    } catch (IOException e) {
      answer.onError(Status.INVALID_ARGUMENT.withDescription(e.getMessage()).asException());
    }
  }

  @Override
  public void modelMetadata(
      ModelMetadataRequest request, StreamObserver<ModelMetadataResponse> answer) {
    if (!request.getName().equals(StreetModel.NAME)) {
      answer.onError(
          Status.NOT_FOUND
              .withDescription("model: expected street, found " + request.getName())
              .asException());
      return;
    }
    ModelMetadataResponse.Builder response =
        ModelMetadataResponse.newBuilder()
            .setName(request.getName())
            .addVersions("1")
            .setPlatform("narrows");
    response.addInputsBuilder().setName("bitstream").setDatatype("BYTES").addShape(-1);
    answer.onNext(response.build());
    answer.onCompleted();
  }

  @Override
  public void modelReady(ModelReadyRequest request, StreamObserver<ModelReadyResponse> answer) {
    boolean ready = request.getName().equals(StreetModel.NAME);
    answer.onNext(ModelReadyResponse.newBuilder().setReady(ready).build());
    answer.onCompleted();
  }

  static Set<Task> tasks(List<String> labels) {
    Set<Task> tasks = new TreeSet<>();
    for (Task task : Task.values()) {
      if (labels.contains(task.label())) {
        tasks.add(task);
      }
    }
    return tasks;
  }

  private static InferParameter number(long value) {
    return InferParameter.newBuilder().setInt64Param(value).build();
  }

  /** An output in the protocol's terms. */
  record WireOutput(String datatype, List<Long> shape, byte[] contents) {
    static WireOutput of(TaskOutput output) {
      long height = output.height();
      long width = output.width();
      return switch (output.task()) {
        case SEGMENTATION -> new WireOutput("UINT8", List.of(height, width), output.classIds());
        case DISPARITY ->
            new WireOutput("FP32", List.of(height, width), littleEndian(output.disparity()));
        case RECONSTRUCTION -> new WireOutput("UINT8", List.of(height, width, 3L), output.rgb());
      };
    }

    private static byte[] littleEndian(float[] values) {
      byte[] bytes = new byte[4 * values.length];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (Float.floatToRawIntBits(values[i / 4]) >>> (8 * (i % 4)));
      }
      return bytes;
    }
  }
}
