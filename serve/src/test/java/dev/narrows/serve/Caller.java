package dev.narrows.serve;

import com.google.protobuf.ByteString;
import dev.narrows.protocol.inference.GRPCInferenceServiceGrpc;
import dev.narrows.protocol.inference.InferTensorContents;
import dev.narrows.protocol.inference.ModelInferRequest;
import dev.narrows.protocol.inference.ModelInferRequest.InferInputTensor;
import dev.narrows.protocol.inference.ModelInferRequest.InferRequestedOutputTensor;
import dev.narrows.protocol.inference.ModelInferResponse;
import io.grpc.CallOptions;
import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.stub.ClientCalls;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A client of the generated code alone, without any of our client's. */
public final class Caller implements AutoCloseable {
  /** Against hangs, not a measure. */
  public static final long PATIENCE_SECONDS = 120;

  private final ManagedChannel channel;

  /** Calls a server of this machine. */
  public Caller(int port, ChannelCredentials credentials) {
    channel =
        Grpc.newChannelBuilder("localhost:" + port, credentials)
            .maxInboundMessageSize(64 << 20)
            .build();
  }

  /** Calls a server of this machine without TLS. */
  public static Caller of(NarrowsServer server) {
    return new Caller(server.grpcPort(), InsecureChannelCredentials.create());
  }

  /** The connection. */
  public ManagedChannel channel() {
    return channel;
  }

  /** The stub. */
  public GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub stub() {
    return GRPCInferenceServiceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Asks for all tasks of a picture. */
  public ModelInferResponse infer(String model, byte[] bitstream) {
    return stub().modelInfer(raw(model, List.of(bitstream), List.of()));
  }

  /** The same without waiting. */
  public Future<ModelInferResponse> begin(ModelInferRequest request) {
    return ClientCalls.futureUnaryCall(
        channel.newCall(
            GRPCInferenceServiceGrpc.getModelInferMethod(),
            CallOptions.DEFAULT.withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)),
        request);
  }

  /** A request with raw contents. */
  public static ModelInferRequest raw(String model, List<byte[]> bitstreams, List<String> tasks) {
    int bytes = bitstreams.stream().mapToInt(bitstream -> Integer.BYTES + bitstream.length).sum();
    ByteBuffer contents = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    bitstreams.forEach(bitstream -> contents.putInt(bitstream.length).put(bitstream));
    return request(model, bitstreams.size(), tasks)
        .addRawInputContents(ByteString.copyFrom(contents.array()))
        .build();
  }

  /** A request with typed contents. */
  public static ModelInferRequest typed(String model, List<byte[]> bitstreams, List<String> tasks) {
    InferTensorContents.Builder contents = InferTensorContents.newBuilder();
    bitstreams.forEach(bitstream -> contents.addBytesContents(ByteString.copyFrom(bitstream)));
    ModelInferRequest.Builder request = request(model, bitstreams.size(), tasks);
    request.getInputsBuilder(0).setContents(contents);
    return request.build();
  }

  private static ModelInferRequest.Builder request(String model, int number, List<String> tasks) {
    ModelInferRequest.Builder request =
        ModelInferRequest.newBuilder()
            .setModelName(model)
            .setId("test")
            .addInputs(
                InferInputTensor.newBuilder()
                    .setName("bitstream")
                    .setDatatype("BYTES")
                    .addShape(number));
    tasks.forEach(
        task -> request.addOutputs(InferRequestedOutputTensor.newBuilder().setName(task)));
    return request;
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
