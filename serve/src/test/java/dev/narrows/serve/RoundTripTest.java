package dev.narrows.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.narrows.model.Task;
import dev.narrows.protocol.inference.InferParameter;
import dev.narrows.protocol.inference.ModelInferRequest;
import dev.narrows.protocol.inference.ModelInferResponse;
import dev.narrows.protocol.inference.ModelInferResponse.InferOutputTensor;
import dev.narrows.protocol.inference.ModelMetadataRequest;
import dev.narrows.protocol.inference.ModelMetadataResponse;
import dev.narrows.protocol.inference.ModelReadyRequest;
import dev.narrows.protocol.inference.ServerLiveRequest;
import dev.narrows.protocol.inference.ServerMetadataRequest;
import dev.narrows.protocol.inference.ServerReadyRequest;
import dev.narrows.runtime.TaskOutput;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Over a real connection: what comes back is what the command line writes. */
final class RoundTripTest {
  private static final byte[] FIRST = Street.bitstreams().get(0);
  private static final byte[] SECOND = Street.bitstreams().get(1);

  private static NarrowsServer server;
  private static Caller caller;

  @BeforeAll
  static void start() throws IOException {
    server = NarrowsServer.start(ServerOptions.local(List.of(Street.MODELS)));
    caller = Caller.of(server);
  }

  @AfterAll
  static void stop() {
    caller.close();
    server.close();
  }

  @Test
  void rawOutputsAreWhatTheHalvesSay() throws IOException {
    ModelInferResponse response = caller.infer("street", FIRST);
    SortedMap<Task, TaskOutput> expected = Street.decoded(Street.LATENTS, FIRST);
    assertThat(response.getId()).isEqualTo("test");
    assertThat(response.getModelVersion()).isEqualTo("1");
    assertThat(response.getOutputsList())
        .extracting(InferOutputTensor::getName)
        .containsExactly("segmentation", "disparity", "reconstruction");
    assertThat(response.getOutputs(0).getShapeList()).containsExactly(1L, 96L, 192L);
    assertThat(response.getOutputs(2).getShapeList()).containsExactly(1L, 96L, 192L, 3L);
    assertThat(contents(response, 0)).isEqualTo(expected.get(Task.SEGMENTATION).classIds());
    assertThat(floats(contents(response, 1))).isEqualTo(expected.get(Task.DISPARITY).disparity());
    assertThat(contents(response, 2)).isEqualTo(expected.get(Task.RECONSTRUCTION).rgb());
  }

  @Test
  void typedOutputsAreTheSameNumbers() {
    ModelInferResponse raw = caller.infer("street", FIRST);
    ModelInferResponse typed =
        caller.stub().modelInfer(Caller.typed("street", List.of(FIRST), List.of()));
    assertThat(typed.getRawOutputContentsCount()).isZero();
    byte[] ids = contents(raw, 0);
    List<Integer> found = typed.getOutputs(0).getContents().getUintContentsList();
    List<Integer> expected = new ArrayList<>();
    for (byte id : ids) {
      expected.add(Byte.toUnsignedInt(id));
    }
    assertThat(found).isEqualTo(expected);
    List<Float> disparities = new ArrayList<>();
    for (float value : floats(contents(raw, 1))) {
      disparities.add(value);
    }
    assertThat(typed.getOutputs(1).getContents().getFp32ContentsList()).isEqualTo(disparities);
  }

  @Test
  void typedRequestsMayAskForRawOutputs() {
    ModelInferRequest asking =
        Caller.typed("street", List.of(FIRST), List.of()).toBuilder()
            .putParameters(
                "binary_data_output", InferParameter.newBuilder().setBoolParam(true).build())
            .build();
    assertThat(caller.stub().modelInfer(asking).getRawOutputContentsList())
        .isEqualTo(caller.infer("street", FIRST).getRawOutputContentsList());
  }

  @Test
  void onlyRequestedTasksAnswer() {
    ModelInferResponse response =
        caller.stub().modelInfer(Caller.raw("street", List.of(FIRST), List.of("disparity")));
    assertThat(response.getOutputsList())
        .extracting(InferOutputTensor::getName)
        .containsExactly("disparity");
  }

  @Test
  void baseLayersServeTheTasksThatReadThem() throws IOException {
    ModelInferResponse response = caller.infer("street", Street.baseLayer(FIRST));
    assertThat(response.getOutputsList())
        .extracting(InferOutputTensor::getName)
        .containsExactly("segmentation", "disparity");
    assertThat(contents(response, 0)).isEqualTo(contents(caller.infer("street", FIRST), 0));
  }

  @Test
  void severalPicturesOfOneRequestComeBackInTheirOrder() {
    ModelInferResponse both =
        caller.stub().modelInfer(Caller.raw("street", List.of(FIRST, SECOND), List.of()));
    assertThat(both.getOutputs(0).getShapeList()).containsExactly(2L, 96L, 192L);
    for (int output = 0; output < 3; output++) {
      assertThat(contents(both, output))
          .isEqualTo(
              joined(
                  contents(caller.infer("street", FIRST), output),
                  contents(caller.infer("street", SECOND), output)));
    }
  }

  @Test
  void responsesSayWhereTheTimeWent() {
    ModelInferResponse response = caller.infer("street", FIRST);
    assertThat(response.getParametersMap())
        .containsOnlyKeys("queue_us", "decode_us", "infer_us", "batch_size");
    assertThat(response.getParametersOrThrow("batch_size").getInt64Param()).isEqualTo(1);
    assertThat(response.getParametersOrThrow("infer_us").getInt64Param()).isPositive();
  }

  @Test
  void serverAndModelsDescribeThemselves() {
    assertThat(caller.stub().serverLive(ServerLiveRequest.getDefaultInstance()).getLive()).isTrue();
    assertThat(caller.stub().serverReady(ServerReadyRequest.getDefaultInstance()).getReady())
        .isTrue();
    assertThat(caller.stub().serverMetadata(ServerMetadataRequest.getDefaultInstance()).getName())
        .isEqualTo("narrows");
    assertThat(ready("street", "")).isTrue();
    assertThat(ready("street", "1")).isTrue();
    assertThat(ready("street", "2")).isFalse();
    assertThat(ready("avenue", "")).isFalse();
    ModelMetadataResponse facts =
        caller.stub().modelMetadata(ModelMetadataRequest.newBuilder().setName("street").build());
    assertThat(facts.getVersionsList()).containsExactly("1");
    assertThat(facts.getInputs(0).getName()).isEqualTo("bitstream");
    assertThat(facts.getOutputsList())
        .extracting(ModelMetadataResponse.TensorMetadata::getDatatype)
        .containsExactly("UINT8", "FP32", "UINT8");
  }

  @Test
  void unknownModelsAreNotFound() {
    assertThatThrownBy(() -> caller.infer("avenue", FIRST))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            failure -> {
              assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
              assertThat(failure.getStatus().getDescription())
                  .isEqualTo("model: expected one of [street, street-features], found 'avenue'");
            });
  }

  @Test
  void bitstreamsOfAnotherModelAreRefused() {
    assertThatThrownBy(() -> caller.infer("street-features", FIRST))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            failure -> {
              assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
              assertThat(failure.getStatus().getDescription()).contains("another model");
            });
  }

  @Test
  void tasksThatTheLayersDoNotServeAreRefused() throws IOException {
    ModelInferRequest request =
        Caller.raw("street", List.of(Street.baseLayer(FIRST)), List.of("reconstruction"));
    assertThatThrownBy(() -> caller.stub().modelInfer(request))
        .hasMessageStartingWith("INVALID_ARGUMENT")
        .hasMessageContaining("reconstruction");
  }

  private static boolean ready(String name, String version) {
    return caller
        .stub()
        .modelReady(ModelReadyRequest.newBuilder().setName(name).setVersion(version).build())
        .getReady();
  }

  private static byte[] contents(ModelInferResponse response, int output) {
    return response.getRawOutputContents(output).toByteArray();
  }

  private static byte[] joined(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }

  private static float[] floats(byte[] bytes) {
    float[] values = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }
}
