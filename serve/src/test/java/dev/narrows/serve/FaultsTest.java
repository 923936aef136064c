package dev.narrows.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.bitstream.Bitstream;
import dev.narrows.feature.bitstream.BitstreamHeader;
import dev.narrows.protocol.inference.ModelInferRequest;
import dev.narrows.protocol.inference.ModelInferResponse;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Ten thousand bad requests among good ones. */
final class FaultsTest {
  private static final int REQUESTS = 10_000;

  /** One in so many is good. */
  private static final int GOOD = 50;

  /** On their way at once, so that the queue is not what refuses them. */
  private static final int AT_ONCE = 16;

  private static final byte[] GOOD_BITSTREAM = Street.bitstreams().get(0);

  private static NarrowsServer server;
  private static Caller caller;
  private static byte[] huge;

  @BeforeAll
  static void start() throws IOException {
    server = NarrowsServer.start(ServerOptions.local(List.of(Street.MODELS)));
    caller = Caller.of(server);
    // A real one that claims a picture of 256 million pixels.
    Bitstream real = Bitstream.read(Street.bitstreams(Street.FEATURES).get(0));
    BitstreamHeader header = real.header();
    huge =
        new Bitstream(
                new BitstreamHeader(
                    header.model(),
                    header.codec(),
                    new FeatureShape(header.shape().channels(), 1000, 1000),
                    header.bits(),
                    header.reconstruction(),
                    header.layers(),
                    header.extensions()),
                real.payloads())
            .write();
  }

  @AfterAll
  static void stop() {
    caller.close();
    server.close();
  }

  /** A request that went out, and whether it was good. */
  private record Sent(Future<ModelInferResponse> answer, boolean good, String kind) {}

  @Test
  void badRequestsAreInvalidInWordsAndGoodOnesUnaffected() throws Exception {
    long seed = 20261124;
    Random random = new Random(seed);
    List<ByteString> expected = caller.infer("street", GOOD_BITSTREAM).getRawOutputContentsList();
    Map<String, Integer> refused = new TreeMap<>();
    Deque<Sent> onTheirWay = new ArrayDeque<>();
    for (int i = 0; i < REQUESTS; i++) {
      if (onTheirWay.size() == AT_ONCE) {
        check(onTheirWay.remove(), expected, refused, seed);
      }
      boolean good = i % GOOD == 0;
      Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
      ModelInferRequest request =
          good ? Caller.raw("street", List.of(GOOD_BITSTREAM), List.of()) : kind.request(random);
      onTheirWay.add(new Sent(caller.begin(request), good, kind.name()));
    }
    while (!onTheirWay.isEmpty()) {
      check(onTheirWay.remove(), expected, refused, seed);
    }
    assertThat(refused).hasSize(Kind.values().length);
    assertThat(refused.values()).allMatch(count -> count > 50);
  }

  private static void check(
      Sent sent, List<ByteString> expected, Map<String, Integer> refused, long seed)
      throws Exception {
    try {
      ModelInferResponse response = sent.answer().get(Caller.PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(sent.good()).as("%s, seed %d", sent.kind(), seed).isTrue();
      assertThat(response.getRawOutputContentsList()).isEqualTo(expected);
    } catch (ExecutionException failure) {
      Status status = ((StatusRuntimeException) failure.getCause()).getStatus();
      assertThat(sent.good()).as("%s: %s, seed %d", sent.kind(), status, seed).isFalse();
      assertThat(status.getCode()).as(sent.kind()).isEqualTo(Status.Code.INVALID_ARGUMENT);
      assertThat(status.getDescription()).as(sent.kind()).contains("expected");
      refused.merge(sent.kind(), 1, Integer::sum);
    }
  }

  /** What is wrong with a request. */
  private enum Kind {
    TRUNCATED {
      @Override
      byte[] bitstream(Random random) {
        return Arrays.copyOf(GOOD_BITSTREAM, random.nextInt(GOOD_BITSTREAM.length));
      }
    },
    BIT_FLIPPED {
      @Override
      byte[] bitstream(Random random) {
        byte[] bytes = GOOD_BITSTREAM.clone();
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return bytes;
      }
    },
    TRAILING {
      @Override
      byte[] bitstream(Random random) {
        return Arrays.copyOf(GOOD_BITSTREAM, GOOD_BITSTREAM.length + 1 + random.nextInt(100));
      }
    },
    RANDOM {
      @Override
      byte[] bitstream(Random random) {
        byte[] bytes = new byte[random.nextInt(2000)];
        random.nextBytes(bytes);
        return bytes;
      }
    },
    HUGE_PICTURE {
      @Override
      ModelInferRequest request(Random random) {
        return Caller.raw("street-features", List.of(huge), List.of());
      }
    },
    WRONG_MODEL {
      @Override
      ModelInferRequest request(Random random) {
        return Caller.raw("street-features", List.of(GOOD_BITSTREAM), List.of());
      }
    },
    UNKNOWN_TASK {
      @Override
      ModelInferRequest request(Random random) {
        return Caller.raw("street", List.of(GOOD_BITSTREAM), List.of("weather"));
      }
    },
    WRONG_SHAPE {
      @Override
      ModelInferRequest request(Random random) {
        ModelInferRequest.Builder request =
            Caller.raw("street", List.of(GOOD_BITSTREAM), List.of()).toBuilder();
        request.getInputsBuilder(0).setShape(0, random.nextLong() | 2);
        return request.build();
      }
    },
    WRONG_LENGTHS {
      @Override
      ModelInferRequest request(Random random) {
        ModelInferRequest.Builder request =
            Caller.raw("street", List.of(GOOD_BITSTREAM), List.of()).toBuilder();
        ByteString contents = request.getRawInputContents(0);
        int end = random.nextInt(contents.size());
        return request.setRawInputContents(0, contents.substring(0, end)).build();
      }
    },
    NO_INPUT {
      @Override
      ModelInferRequest request(Random random) {
        return Caller.raw("street", List.of(GOOD_BITSTREAM), List.of()).toBuilder()
            .clearInputs()
            .build();
      }
    },
    WRONG_TYPE {
      @Override
      ModelInferRequest request(Random random) {
        ModelInferRequest.Builder request =
            Caller.raw("street", List.of(GOOD_BITSTREAM), List.of()).toBuilder();
        request.getInputsBuilder(0).setDatatype("FP32");
        return request.build();
      }
    };

    byte[] bitstream(Random random) {
      throw new IllegalStateException(name());
    }

    ModelInferRequest request(Random random) {
      List<byte[]> bitstream = List.of(bitstream(random));
      return random.nextBoolean()
          ? Caller.raw("street", bitstream, List.of())
          : Caller.typed("street", bitstream, List.of());
    }
  }

  @Test
  void oversizedMessagesAreInvalid() throws Exception {
    byte[] large = new byte[5 << 20];
    Future<ModelInferResponse> answer =
        caller.begin(Caller.raw("street", List.of(large), List.of()));
    assertThat(answer)
        .failsWithin(Caller.PATIENCE_SECONDS, TimeUnit.SECONDS)
        .withThrowableOfType(ExecutionException.class)
        .havingCause()
        .withMessage("INVALID_ARGUMENT: bitstream: expected at most 4194304 bytes, found 5242880");
  }

  @Test
  void evenLargerMessagesAreNotRead() {
    byte[] large = new byte[20 << 20];
    Future<ModelInferResponse> answer =
        caller.begin(Caller.raw("street", List.of(large), List.of()));
    assertThat(answer)
        .failsWithin(Caller.PATIENCE_SECONDS, TimeUnit.SECONDS)
        .withThrowableOfType(ExecutionException.class)
        .havingCause()
        .withMessageContaining("exceeds maximum size");
  }
}
