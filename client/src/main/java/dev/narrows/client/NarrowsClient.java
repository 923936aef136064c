package dev.narrows.client;

import dev.narrows.protocol.inference.GRPCInferenceServiceGrpc;
import dev.narrows.protocol.inference.ModelInferRequest;
import dev.narrows.protocol.inference.ModelInferResponse;
import dev.narrows.protocol.inference.ModelMetadataRequest;
import dev.narrows.protocol.inference.ModelMetadataResponse;
import dev.narrows.protocol.inference.ModelReadyRequest;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * A client of a server of the Open Inference Protocol, version 2, over gRPC. One connection serves
 * all calls; safe for use by several threads.
 *
 * <p>A call that the server could not take (UNAVAILABLE, RESOURCE_EXHAUSTED), or did not answer
 * within the patience of an attempt, is made again under the same id until its deadline: running a
 * picture twice gives the same answer.
 */
public final class NarrowsClient implements AutoCloseable {
  private final ClientOptions options;
  private final Connection connection;

  private NarrowsClient(ClientOptions options, Connection connection) {
    this.options = options;
    this.connection = connection;
  }

  /**
   * Opens a client. A server that is not there shows with the first call.
   *
   * @throws IOException if the files of its security cannot be used, or there can be no such server
   */
  public static NarrowsClient open(ClientOptions options) throws IOException {
    return new NarrowsClient(options, Connection.open(options));
  }

  /**
   * What the tasks say about a picture. Waits for it.
   *
   * @throws CallException if the server refuses or does not answer in time
   * @throws java.io.InterruptedIOException if the thread is interrupted
   */
  public Answer infer(InferenceRequest request) throws IOException {
    ModelInferRequest message = InferMessages.request(request);
    Attempts attempts = new Attempts(connection, options, request.id());
    Attempts.Outcome<ModelInferResponse> outcome =
        attempts.make(
            channel -> GRPCInferenceServiceGrpc.newBlockingStub(channel).modelInfer(message));
    ModelInferResponse response = outcome.response();
    return new Answer(
        request.id(),
        response.getModelVersion(),
        InferMessages.results(response, connection.server()),
        InferMessages.times(
            response,
            request.edgeNanoseconds(),
            outcome.waitedNanoseconds(),
            outcome.tookNanoseconds()),
        InferMessages.batch(response),
        outcome.attempts());
  }

  /**
   * What the server says about a model.
   *
   * @throws CallException if the server has no such model or does not answer in time
   */
  public ModelInfo model(String name) throws IOException {
    ModelMetadataRequest message = ModelMetadataRequest.newBuilder().setName(name).build();
    ModelMetadataResponse response =
        new Attempts(connection, options, InferenceRequest.newId())
            .make(
                channel -> GRPCInferenceServiceGrpc.newBlockingStub(channel).modelMetadata(message))
            .response();
    return new ModelInfo(
        response.getName(),
        response.getVersionsList(),
        response.getPlatform(),
        tensors(response.getInputsList()),
        tensors(response.getOutputsList()));
  }

  /**
   * Whether the server has a model and is ready to run it.
   *
   * @throws CallException if it does not answer in time
   */
  public boolean ready(String name) throws IOException {
    ModelReadyRequest message = ModelReadyRequest.newBuilder().setName(name).build();
    return new Attempts(connection, options, InferenceRequest.newId())
        .make(channel -> GRPCInferenceServiceGrpc.newBlockingStub(channel).modelReady(message))
        .response()
        .getReady();
  }

  /**
   * Begins a stream of pictures.
   *
   * @param encoder makes bitstreams of what is given to the stream; called by one thread
   * @param listener is told what became of each picture; called by one thread
   * @param <P> what pictures are given as
   */
  public <P> PictureStream<P> stream(
      StreamOptions stream, PictureEncoder<P> encoder, Consumer<StreamOutcome> listener) {
    return PictureStream.start(connection, options.retries(), stream, encoder, listener);
  }

  /** Ends the connection; calls that run get five seconds at most to come to their end. */
  @Override
  public void close() {
    connection.close();
  }

  private static List<ModelInfo.TensorInfo> tensors(
      List<ModelMetadataResponse.TensorMetadata> messages) {
    return messages.stream()
        .map(
            tensor ->
                new ModelInfo.TensorInfo(
                    tensor.getName(), tensor.getDatatype(), tensor.getShapeList()))
        .toList();
  }
}
