package dev.narrows.benchmarks.load;

import com.google.protobuf.ByteString;
import dev.narrows.protocol.inference.GRPCInferenceServiceGrpc;
import dev.narrows.protocol.inference.ModelInferRequest;
import dev.narrows.protocol.inference.ModelInferRequest.InferInputTensor;
import dev.narrows.protocol.inference.ModelInferResponse;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Clients of a server on this machine, over a connection each. */
final class Clients implements AutoCloseable {
  private final List<ManagedChannel> channels = new ArrayList<>();
  private final List<ModelInferRequest> requests = new ArrayList<>();
  private final AtomicLong next = new AtomicLong();
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicInteger strangers = new AtomicInteger();

  Clients(int count, int port, String model, List<byte[]> bitstreams) {
    for (int i = 0; i < count; i++) {
      channels.add(
          Grpc.newChannelBuilder("127.0.0.1:" + port, InsecureChannelCredentials.create())
              .maxInboundMessageSize(64 << 20)
              .build());
    }
    bitstreams.forEach(bitstream -> requests.add(request(model, bitstream)));
  }

  private static ModelInferRequest request(String model, byte[] bitstream) {
    ByteBuffer raw =
        ByteBuffer.allocate(Integer.BYTES + bitstream.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(bitstream.length)
            .put(bitstream);
    return ModelInferRequest.newBuilder()
        .setModelName(model)
        .addInputs(
            InferInputTensor.newBuilder().setName("bitstream").setDatatype("BYTES").addShape(1))
        .addRawInputContents(ByteString.copyFrom(raw.array()))
        .build();
  }

  /**
   * What was measured.
   *
   * @param sent requests
   * @param latencies of those that were answered
   * @param seconds from the first request to the last answer
   * @param failures requests that failed
   * @param strangers answers that were not the one to their request
   */
  record Measured(int sent, Latencies latencies, double seconds, int failures, int strangers) {
    double rate() {
      return latencies.count() / seconds;
    }
  }

  /** Every client asks again as soon as it is answered. */
  Measured saturated(double seconds) throws InterruptedException {
    long start = System.nanoTime();
    long end = start + (long) (seconds * 1e9);
    Semaphore running = new Semaphore(0);
    List<Call> calls = new ArrayList<>();
    for (ManagedChannel channel : channels) {
      Call call = new Call(channel, running, end);
      calls.add(call);
      call.ask();
    }
    running.acquire(calls.size());
    return measured(calls, start);
  }

  /** Requests come at random, so many a second, whether those before are answered or not. */
  Measured paced(double rate, double seconds) throws InterruptedException {
    Random random = new Random(7);
    long start = System.nanoTime();
    long end = start + (long) (seconds * 1e9);
    Semaphore running = new Semaphore(0);
    List<Call> calls = new ArrayList<>();
    double at = start;
    while (at < end) {
      long wait = (long) at - System.nanoTime();
      if (wait > 0) {
        TimeUnit.NANOSECONDS.sleep(wait);
      }
      Call call = new Call(channels.get(calls.size() % channels.size()), running, 0);
      calls.add(call);
      call.ask();
      at += -Math.log(1 - random.nextDouble()) / rate * 1e9;
    }
    running.acquire(calls.size());
    return measured(calls, start);
  }

  private Measured measured(List<Call> calls, long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    long[] nanos =
        calls.stream().flatMapToLong(call -> call.nanos.stream().mapToLong(n -> n)).toArray();
    int sent = calls.stream().mapToInt(call -> call.sent).sum();
    return new Measured(sent, Latencies.of(nanos), seconds, failures.get(), strangers.get());
  }

  /** One client's requests, one after the other. */
  private final class Call implements StreamObserver<ModelInferResponse> {
    private final GRPCInferenceServiceGrpc.GRPCInferenceServiceStub stub;
    private final Semaphore running;
    private final long end;
    private final List<Long> nanos = new ArrayList<>();
    private int sent;
    private String id = "";
    private int answers;
    private long began;

    private Call(ManagedChannel channel, Semaphore running, long end) {
      stub = GRPCInferenceServiceGrpc.newStub(channel);
      this.running = running;
      this.end = end;
    }

    private void ask() {
      long number = next.getAndIncrement();
      id = "r" + number;
      answers = 0;
      sent++;
      began = System.nanoTime();
      ModelInferRequest request = requests.get((int) (number % requests.size()));
      stub.modelInfer(request.toBuilder().setId(id).build(), this);
    }

    @Override
    public void onNext(ModelInferResponse response) {
      answers++;
      if (!response.getId().equals(id) || response.getOutputsCount() == 0) {
        strangers.incrementAndGet();
      }
    }

    @Override
    public void onError(Throwable failure) {
      failures.incrementAndGet();
      ended();
    }

    @Override
    public void onCompleted() {
      if (answers == 1) {
        nanos.add(System.nanoTime() - began);
      } else {
        strangers.incrementAndGet();
      }
      ended();
    }

    private void ended() {
      if (System.nanoTime() < end) {
        ask();
      } else {
        running.release();
      }
    }
  }

  @Override
  public void close() {
    channels.forEach(ManagedChannel::shutdownNow);
  }
}
