package dev.narrows.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What servers send is checked before it is believed. */
class ReceivedTensorTest {
  @Test
  void theTensorOfATaskIsItsResult() throws CallException {
    TaskResult.Disparity disparity =
        (TaskResult.Disparity)
            new ReceivedTensor(
                    "disparity", "FP32", List.of(1L, 2L), bytes(0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0))
                .result("server");
    assertThat(disparity.disparity()).containsExactly(1f, -2f);
    assertThat(disparity.width()).isEqualTo(2);

    TaskResult.Reconstruction reconstruction =
        (TaskResult.Reconstruction)
            new ReceivedTensor("reconstruction", "UINT8", List.of(1L, 1L, 3L), bytes(1, 2, 255))
                .result("server");
    assertThat(reconstruction.rgb()).containsExactly(1, 2, 255);
  }

  @Test
  void othersAreRefusedInOneLine() {
    refused("weather", "UINT8", List.of(1L, 1L), bytes(1), "the name of a task");
    refused("segmentation", "INT8", List.of(1L, 1L), bytes(1), "UINT8 of [height, width]");
    refused("segmentation", "UINT8", List.of(1L, 2L), bytes(1), "UINT8 of [height, width]");
    refused("segmentation", "UINT8", List.of(0L, 0L), bytes(), "UINT8 of [height, width]");
    refused("segmentation", "UINT8", List.of(-1L, -1L), bytes(1), "UINT8 of [height, width]");
    refused("segmentation", "UINT8", List.of(1L), bytes(1), "UINT8 of [height, width]");
    // 2^64 + 1 pixels, in 64 bits one.
    List<Long> overflowing = List.of(274177L, 67280421310721L);
    refused("segmentation", "UINT8", overflowing, bytes(1), "UINT8 of [height, width]");
    refused("disparity", "FP32", List.of(1L, 1L), bytes(1, 2, 3), "FP32 of [height, width]");
    refused("reconstruction", "UINT8", List.of(1L, 3L, 1L), bytes(1, 2, 3), "[height, width, 3]");
  }

  private static void refused(
      String name, String datatype, List<Long> shape, ByteString contents, String expected) {
    assertThatThrownBy(
            () -> new ReceivedTensor(name, datatype, shape, contents).result("server a:1"))
        .isInstanceOf(CallException.class)
        .hasMessageStartingWith("server a:1: output " + name + ": expected ")
        .hasMessageContaining(expected + ", found " + datatype)
        .satisfies(failure -> assertThat(failure.getMessage().lines()).hasSize(1));
  }

  private static ByteString bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return ByteString.copyFrom(bytes);
  }
}
