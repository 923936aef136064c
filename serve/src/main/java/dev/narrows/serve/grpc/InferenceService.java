package dev.narrows.serve.grpc;

import dev.narrows.protocol.inference.GRPCInferenceServiceGrpc;
import dev.narrows.protocol.inference.ModelInferRequest;
import dev.narrows.protocol.inference.ModelInferResponse;
import dev.narrows.protocol.inference.ModelMetadataRequest;
import dev.narrows.protocol.inference.ModelMetadataResponse;
import dev.narrows.protocol.inference.ModelReadyRequest;
import dev.narrows.protocol.inference.ModelReadyResponse;
import dev.narrows.protocol.inference.ServerLiveRequest;
import dev.narrows.protocol.inference.ServerLiveResponse;
import dev.narrows.protocol.inference.ServerMetadataRequest;
import dev.narrows.protocol.inference.ServerMetadataResponse;
import dev.narrows.protocol.inference.ServerReadyRequest;
import dev.narrows.protocol.inference.ServerReadyResponse;
import dev.narrows.serve.ServerParts;
import dev.narrows.serve.inference.InferenceRequest;
import dev.narrows.serve.inference.InferenceResult;
import dev.narrows.serve.inference.Refusal;
import dev.narrows.serve.inference.RefusedException;
import dev.narrows.serve.models.ModelFacts;
import dev.narrows.serve.models.ModelLease;
import dev.narrows.serve.models.UnknownModelException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;

/** The Open Inference Protocol, version 2. */
final class InferenceService extends GRPCInferenceServiceGrpc.GRPCInferenceServiceImplBase {
  private final ServerParts parts;

  InferenceService(ServerParts parts) {
    this.parts = parts;
  }

  @Override
  public void serverLive(ServerLiveRequest request, StreamObserver<ServerLiveResponse> observer) {
    answer(observer, ServerLiveResponse.newBuilder().setLive(true).build());
  }

  @Override
  public void serverReady(
      ServerReadyRequest request, StreamObserver<ServerReadyResponse> observer) {
    boolean ready = parts.ready().getAsBoolean();
    answer(observer, ServerReadyResponse.newBuilder().setReady(ready).build());
  }

  @Override
  public void modelReady(ModelReadyRequest request, StreamObserver<ModelReadyResponse> observer) {
    boolean ready = parts.ready().getAsBoolean() && has(request.getName(), request.getVersion());
    answer(observer, ModelReadyResponse.newBuilder().setReady(ready).build());
  }

  private boolean has(String name, String version) {
    try (ModelLease lease = parts.models().lease(name, version)) {
      return true;
    } catch (UnknownModelException unknown) {
      return false;
    }
  }

  @Override
  public void serverMetadata(
      ServerMetadataRequest request, StreamObserver<ServerMetadataResponse> observer) {
    answer(
        observer,
        ServerMetadataResponse.newBuilder()
            .setName(ServerParts.NAME)
            .setVersion(ServerParts.version())
            .addAllExtensions(ServerParts.EXTENSIONS)
            .build());
  }

  @Override
  public void modelMetadata(
      ModelMetadataRequest request, StreamObserver<ModelMetadataResponse> observer) {
    try {
      ModelFacts facts = ModelFacts.of(parts.models(), request.getName(), request.getVersion());
      answer(observer, MetadataWriter.write(facts));
    } catch (UnknownModelException unknown) {
      observer.onError(
          Statuses.exception(new RefusedException(Refusal.NOT_FOUND, unknown.getMessage())));
    }
  }

  @Override
  public void modelInfer(ModelInferRequest message, StreamObserver<ModelInferResponse> observer) {
    ServerCallStreamObserver<ModelInferResponse> call =
        (ServerCallStreamObserver<ModelInferResponse>) observer;
    InferenceRequest request;
    try {
      request = RequestReader.read(message, CallId.of(message.getId()), CallDeadline.left());
    } catch (RefusedException refused) {
      parts.requests().ended(refused.reason().name(), "", 0);
      observer.onError(Statuses.exception(refused));
      return;
    }
    boolean raw = RequestReader.wantsRaw(message);
    CompletableFuture<InferenceResult> answer = parts.inference().submit(request);
    call.setOnCancelHandler(() -> answer.cancel(false));
    var unused =
        answer.whenComplete(
            (result, failure) -> {
              if (failure != null) {
                call.onError(Statuses.exception(failure));
              } else {
                answer(call, ResponseWriter.write(result, message.getId(), raw));
              }
            });
  }

  private static <T> void answer(StreamObserver<T> observer, T message) {
    observer.onNext(message);
    observer.onCompleted();
  }
}
