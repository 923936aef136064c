package dev.narrows.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.narrows.protocol.stream.FeatureStreamGrpc;
import dev.narrows.protocol.stream.StreamRequest;
import dev.narrows.protocol.stream.StreamResponse;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Streams of pictures: each is answered once, at the pace of the slower side. */
final class StreamTest {
  private NarrowsServer server;
  private Caller caller;

  @BeforeEach
  void start() throws IOException {
    server = NarrowsServer.start(ServerOptions.local(List.of(Street.LATENTS)));
    caller = Caller.of(server);
  }

  @AfterEach
  void stop() {
    caller.close();
    server.close();
  }

  /** A client that reads only what it asks for. */
  private static final class Reader
      implements ClientResponseObserver<StreamRequest, StreamResponse> {
    private final LinkedBlockingQueue<StreamResponse> answers = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private ClientCallStreamObserver<StreamRequest> call;

    @Override
    public void beforeStart(ClientCallStreamObserver<StreamRequest> requests) {
      call = requests;
      call.disableAutoRequestWithInitial(0);
    }

    @Override
    public void onNext(StreamResponse answer) {
      answers.add(answer);
    }

    @Override
    public void onError(Throwable failure) {
      end.completeExceptionally(failure);
    }

    @Override
    public void onCompleted() {
      end.complete(null);
    }

    List<StreamResponse> read(int count) throws InterruptedException {
      call.request(count);
      List<StreamResponse> read = new ArrayList<>();
      while (read.size() < count) {
        StreamResponse answer = answers.poll(Caller.PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(answer).as("answer %d of %d", read.size(), count).isNotNull();
        read.add(answer);
      }
      return read;
    }
  }

  private Reader open() {
    Reader reader = new Reader();
    FeatureStreamGrpc.newStub(caller.channel()).infer(reader);
    return reader;
  }

  private static StreamRequest request(int number) {
    byte[] bitstream = Street.bitstreams().get(number % 4);
    return StreamRequest.newBuilder()
        .setId("picture-" + number)
        .setModel("street")
        .setBitstream(ByteString.copyFrom(bitstream))
        .build();
  }

  private static List<String> names(int count) {
    return IntStream.range(0, count).mapToObj(number -> "picture-" + number).toList();
  }

  @Test
  void everyPictureIsAnsweredOnceAsOverTheOtherService() throws Exception {
    Reader reader = open();
    IntStream.range(0, 24).mapToObj(StreamTest::request).forEach(reader.call::onNext);
    reader.call.onCompleted();
    List<StreamResponse> answers = reader.read(24);
    reader.call.request(1);
    reader.end.get(Caller.PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(answers)
        .extracting(StreamResponse::getId)
        .containsExactlyInAnyOrderElementsOf(names(24));
    for (int picture = 0; picture < 4; picture++) {
      List<ByteString> expected =
          caller.infer("street", Street.bitstreams().get(picture)).getRawOutputContentsList();
      for (StreamResponse answer : answers) {
        if (Integer.parseInt(answer.getId().substring("picture-".length())) % 4 == picture) {
          assertThat(answer.getOutputsList())
              .extracting(output -> output.getContents())
              .isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void aPictureThatFailsDoesNotEndTheStream() throws Exception {
    Reader reader = open();
    reader.call.onNext(request(0).toBuilder().setBitstream(ByteString.copyFromUtf8("no")).build());
    assertThat(reader.read(1).get(0).getStatus().getCode())
        .isEqualTo(Status.Code.INVALID_ARGUMENT.value());
    reader.call.onNext(request(1).toBuilder().setModel("avenue").build());
    assertThat(reader.read(1).get(0).getStatus().getCode())
        .isEqualTo(Status.Code.NOT_FOUND.value());
    reader.call.onNext(request(2).toBuilder().addTasks("weather").build());
    assertThat(reader.read(1).get(0).getStatus().getMessage()).contains("weather");
    reader.call.onNext(request(3));
    StreamResponse good = reader.read(1).get(0);
    assertThat(good.hasStatus()).isFalse();
    assertThat(good.getOutputsCount()).isEqualTo(3);
    assertThat(good.getTimes().getBatchSize()).isEqualTo(1);
  }

  @Test
  void aReaderThatDoesNotReadHoldsTheServerBack() throws Exception {
    Reader reader = open();
    IntStream.range(0, 80).mapToObj(StreamTest::request).forEach(reader.call::onNext);
    reader.call.onCompleted();
    awaitStandstill();
    // A window of four, and what the connection's buffers hold: 80 answers are 12 megabytes.
    assertThat(answered()).isLessThan(40);
    List<StreamResponse> answers = reader.read(80);
    assertThat(answers)
        .extracting(StreamResponse::getId)
        .containsExactlyInAnyOrderElementsOf(names(80));
  }

  @Test
  void aCallerThatVanishesLeavesNothingBehind() throws Exception {
    Reader reader = open();
    IntStream.range(0, 50).mapToObj(StreamTest::request).forEach(reader.call::onNext);
    reader.read(1);
    caller.close();
    awaitStandstill();
    assertThat(answered()).isLessThan(50);
    try (Caller other = Caller.of(server)) {
      assertThat(other.infer("street", Street.bitstreams().get(0)).getOutputsCount()).isEqualTo(3);
    }
    awaitZero("narrows.running");
    awaitZero("narrows.queue.depth");
  }

  /** The server counts down after its answer has gone. */
  private void awaitZero(String gauge) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Caller.PATIENCE_SECONDS);
    while (server.metrics().get(gauge).gauge().value() != 0) {
      assertThat(System.nanoTime()).as("%s is not 0 yet", gauge).isLessThan(end);
      Thread.sleep(10);
    }
  }

  @Test
  void drainingAnswersWhatWasReadAndSendsTheCallerElsewhere() throws Exception {
    Reader reader = open();
    reader.call.onNext(request(0));
    reader.read(1);
    server.drain();
    assertThat(statusOf(reader)).isEqualTo(Status.Code.UNAVAILABLE);
  }

  private static Status.Code statusOf(Reader reader) throws Exception {
    try {
      reader.end.get(Caller.PATIENCE_SECONDS, TimeUnit.SECONDS);
      return Status.Code.OK;
    } catch (ExecutionException failure) {
      return ((StatusRuntimeException) failure.getCause()).getStatus().getCode();
    }
  }

  private long answered() {
    return server.metrics().get("narrows.stage").tag("stage", "infer").timer().count();
  }

  /** Until nothing has run for a second. */
  private void awaitStandstill() throws InterruptedException {
    long before = -1;
    while (answered() != before || server.metrics().get("narrows.running").gauge().value() > 0) {
      before = answered();
      Thread.sleep(1000);
    }
  }
}
