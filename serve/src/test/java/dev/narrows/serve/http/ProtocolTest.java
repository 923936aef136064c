package dev.narrows.serve.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.narrows.codecs.FeatureCodecs;
import dev.narrows.feature.bitstream.CodedFeatures;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.Task;
import dev.narrows.picture.Picture;
import dev.narrows.picture.PictureFile;
import dev.narrows.runtime.CloudDecoder;
import dev.narrows.runtime.EdgeEncoder;
import dev.narrows.runtime.RuntimeOptions;
import dev.narrows.runtime.TaskOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The REST form of the Open Inference Protocol: as its specification and clients have it. */
class ProtocolTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String INFER = "/v2/models/street/infer";

  private static RunningServer server;
  private static byte[] bitstream;
  private static SortedMap<Task, TaskOutput> expected;

  @BeforeAll
  static void start() throws IOException {
    server = RunningServer.start();
    ModelDirectory model = ModelDirectory.open(RunningServer.LATENTS);
    Picture picture = PictureFile.read(RunningServer.SAMPLES.resolve("street-1.png"));
    try (EdgeEncoder edge = EdgeEncoder.open(model, RuntimeOptions.DEFAULT);
        CloudDecoder cloud =
            CloudDecoder.open(model, FeatureCodecs::withPriors, new RuntimeOptions(1))) {
      bitstream = edge.encode(picture.rgb(), picture.height(), picture.width()).bitstream();
      expected = cloud.decode(CodedFeatures.read(bitstream), Set.of());
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static JsonNode json(HttpResponse<byte[]> response) throws IOException {
    return JSON.readTree(response.body());
  }

  private static byte[] body(String outputs, String parameters) {
    return """
        {"id": "the first", "parameters": %s, "inputs": [{"name": "bitstream", "shape": [1],
         "datatype": "BYTES", "data": ["%s"]}], "outputs": %s}
        """
        .formatted(parameters, Base64.getEncoder().encodeToString(bitstream), outputs)
        .getBytes(UTF_8);
  }

  @Test
  void aliveReadyAndWhatItIs() throws IOException {
    assertThat(json(server.get("/v2/health/live"))).isEqualTo(JSON.readTree("{\"live\":true}"));
    assertThat(json(server.get("/v2/health/ready"))).isEqualTo(JSON.readTree("{\"ready\":true}"));
    assertThat(json(server.get("/v2")).get("name").textValue()).isEqualTo("narrows");
    assertThat(json(server.get("/v2")).get("extensions").toString())
        .isEqualTo("[\"binary_tensor_data\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v2/models/street", "/v2/models/street/versions/1"})
  void whatAModelTakesAndGives(String path) throws IOException {
    JsonNode model = json(server.get(path));

    assertThat(model.get("name").textValue()).isEqualTo("street");
    assertThat(model.get("versions").toString()).isEqualTo("[\"1\"]");
    assertThat(model.get("inputs").toString())
        .isEqualTo("[{\"name\":\"bitstream\",\"datatype\":\"BYTES\",\"shape\":[-1]}]");
    assertThat(model.get("outputs").findValuesAsText("name"))
        .containsExactly("segmentation", "disparity", "reconstruction");
    assertThat(model.get("outputs").findValuesAsText("datatype"))
        .containsExactly("UINT8", "FP32", "UINT8");
    assertThat(json(server.get(path + "/ready")).get("ready").booleanValue()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {INFER, "/v2/models/street/versions/1/infer"})
  void numbersAsJson(String path) throws IOException {
    JsonNode answer = json(server.post(path, body("[]", "{}")));

    assertThat(answer.get("model_name").textValue()).isEqualTo("street");
    assertThat(answer.get("model_version").textValue()).isEqualTo("1");
    assertThat(answer.get("id").textValue()).isEqualTo("the first");
    assertThat(answer.get("parameters").get("batch_size").intValue()).isEqualTo(1);
    JsonNode segmentation = answer.get("outputs").get(0);
    assertThat(segmentation.get("shape").toString()).isEqualTo("[1,96,192]");
    assertThat(bytes(segmentation.get("data")))
        .isEqualTo(expected.get(Task.SEGMENTATION).classIds());
    JsonNode disparity = answer.get("outputs").get(1);
    assertThat(floats(disparity.get("data"))).isEqualTo(expected.get(Task.DISPARITY).disparity());
    JsonNode reconstruction = answer.get("outputs").get(2);
    assertThat(reconstruction.get("shape").toString()).isEqualTo("[1,96,192,3]");
    assertThat(bytes(reconstruction.get("data")))
        .isEqualTo(expected.get(Task.RECONSTRUCTION).rgb());
  }

  private static byte[] bytes(JsonNode numbers) {
    byte[] bytes = new byte[numbers.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) numbers.get(i).intValue();
    }
    return bytes;
  }

  private static float[] floats(JsonNode numbers) {
    float[] floats = new float[numbers.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = numbers.get(i).floatValue();
    }
    return floats;
  }

  @Test
  void onlyTheOutputsThatAreAskedFor() throws IOException {
    JsonNode answer = json(server.post(INFER, body("[{\"name\": \"disparity\"}]", "{}")));

    assertThat(answer.get("outputs").findValuesAsText("name")).containsExactly("disparity");
  }

  @Test
  void rawInputAndRawOutputs() throws IOException {
    String head =
        """
        {"inputs": [{"name": "bitstream", "shape": [1], "datatype": "BYTES",
          "parameters": {"binary_data_size": %d}}],
         "outputs": [{"name": "disparity", "parameters": {"binary_data": true}},
          {"name": "segmentation"}, {"name": "reconstruction", "parameters": {"binary_data": true}}]}
        """
            .formatted(4 + bitstream.length);

    HttpResponse<byte[]> response = server.send(raw(INFER, head));

    int length = Integer.parseInt(response.headers().firstValue(InferBody.JSON_LENGTH).get());
    JsonNode outputs = JSON.readTree(response.body(), 0, length).get("outputs");
    assertThat(outputs.findValuesAsText("name"))
        .containsExactly("segmentation", "disparity", "reconstruction");
    assertThat(outputs.get(0).has("data")).isTrue();
    assertThat(outputs.get(1).get("parameters").get("binary_data_size").intValue())
        .isEqualTo(4 * 96 * 192);
    byte[] disparity = littleEndian(expected.get(Task.DISPARITY).disparity());
    byte[] both =
        ByteBuffer.allocate(7 * 96 * 192)
            .put(disparity)
            .put(expected.get(Task.RECONSTRUCTION).rgb())
            .array();
    assertThat(Arrays.copyOfRange(response.body(), length, response.body().length)).isEqualTo(both);
  }

  private static HttpRequest.Builder raw(String path, String head) {
    byte[] json = head.getBytes(UTF_8);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(json);
    whole.writeBytes(
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(bitstream.length).array());
    whole.writeBytes(bitstream);
    return server
        .request(path)
        .header(InferBody.JSON_LENGTH, String.valueOf(json.length))
        .POST(HttpRequest.BodyPublishers.ofByteArray(whole.toByteArray()));
  }

  private static byte[] littleEndian(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  @Test
  void aBodyThatIsTheBitstreamAlone() throws IOException {
    HttpResponse<byte[]> response =
        server.send(
            server
                .request(INFER)
                .header(InferBody.JSON_LENGTH, "0")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bitstream)));

    int length = Integer.parseInt(response.headers().firstValue(InferBody.JSON_LENGTH).get());
    byte[] ids = expected.get(Task.SEGMENTATION).classIds();
    assertThat(Arrays.copyOfRange(response.body(), length, length + ids.length)).isEqualTo(ids);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{                                                  | expected JSON",
        "[]                                                 | expected a JSON object",
        "{}                                                 | inputs: expected one",
        "{\"inputs\": [{\"name\": \"picture\"}]}            | inputs[0].name: expected bitstream",
        "{\"inputs\": [{\"name\": \"bitstream\", \"datatype\": \"FP32\"}]} | expected BYTES",
        "{\"inputs\": [{\"name\": \"bitstream\", \"datatype\": \"BYTES\"}]} | data: expected an array",
        "{\"inputs\": [{\"name\": \"bitstream\", \"datatype\": \"BYTES\", \"data\": [7]}]} | Base64",
        "{\"inputs\": [{\"name\": \"bitstream\", \"datatype\": \"BYTES\", \"data\": [\"*\"]}]} | Base64",
        "{\"inputs\": [{\"name\": \"bitstream\", \"datatype\": \"BYTES\", \"data\": [\"AAAA\"], \"shape\": [2]}]} | shape",
        "{\"inputs\": [{\"name\": \"bitstream\", \"datatype\": \"BYTES\", \"data\": [\"AAAA\"], \"shape\": [1]}]} | magic",
      })
  void whatIsWrongInABody(String body, String said) throws IOException {
    HttpResponse<byte[]> response = server.post(INFER, body.getBytes(UTF_8));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response).get("error").textValue()).contains(said);
  }

  @Test
  void damagedBitstreams() throws IOException {
    for (int at = 0; at < bitstream.length; at += 37) {
      byte[] damaged = bitstream.clone();
      damaged[at] ^= 0x10;
      HttpResponse<byte[]> response =
          server.send(
              server
                  .request(INFER)
                  .header(InferBody.JSON_LENGTH, "0")
                  .POST(HttpRequest.BodyPublishers.ofByteArray(damaged)));
      assertThat(response.statusCode()).as("byte %d", at).isEqualTo(400);
    }
    assertThat(server.post(INFER, body("[]", "{}")).statusCode()).isEqualTo(200);
  }

  /** Every answer is one of the protocol, whatever comes; and good requests go on. */
  @Test
  void damagedBodies() throws IOException {
    long seed = 20261124;
    Random random = new Random(seed);
    byte[] good = body("[{\"name\": \"segmentation\"}]", "{}");
    for (int i = 0; i < 300; i++) {
      byte[] bad = Arrays.copyOf(good, random.nextInt(good.length - 2) + 1);
      for (int flips = random.nextInt(4); flips > 0; flips--) {
        bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
      }
      HttpResponse<byte[]> response = server.post(INFER, bad);
      assertThat(response.statusCode()).as("seed %d, body %d", seed, i).isEqualTo(400);
      assertThat(json(response).get("error").textValue()).isNotEmpty();
    }
    assertThat(server.post(INFER, good).statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsNotThere() throws IOException {
    for (String path :
        List.of("/v2/models/alley", "/v2/models/street/versions/9", "/v2/nothing", "/v3")) {
      HttpResponse<byte[]> response = server.get(path);
      assertThat(response.statusCode()).as(path).isEqualTo(404);
      assertThat(json(response).get("error").textValue()).as(path).isNotEmpty();
    }
    assertThat(server.post("/v2/models/alley/infer", body("[]", "{}")).statusCode()).isEqualTo(404);
    assertThat(server.get(INFER).statusCode()).isEqualTo(405);
  }

  @Test
  void aTimeoutThatIsUp() throws IOException {
    HttpResponse<byte[]> response = server.post(INFER, body("[]", "{\"timeout\": 1}"));

    assertThat(response.statusCode()).isEqualTo(504);
  }

  @Test
  void metricsCountByRouteAndStatus() throws IOException {
    server.get("/v2/models/alley");

    assertThat(new String(server.get("/metrics").body(), UTF_8))
        .containsPattern(
            "narrows_http_requests_seconds_count\\{route=\"/v2/models/\\{model\\}\",status=\"404\"\\} [1-9]");
  }

  @Test
  void theCallersNameForACallComesBack() throws IOException {
    HttpResponse<byte[]> response =
        server.send(server.request("/v2").header("x-request-id", "seven"));

    assertThat(response.headers().map()).containsEntry("x-request-id", List.of("seven"));
  }
}
