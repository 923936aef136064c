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
import dev.narrows.runtime.EncodedPicture;
import dev.narrows.runtime.RuntimeOptions;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page is told: it must be what the libraries say of the same picture. */
class DemoTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path SAMPLE = RunningServer.SAMPLES.resolve("street-1.png");

  private static RunningServer server;

  @BeforeAll
  static void start() throws IOException {
    server = RunningServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static JsonNode run(String query, byte[] picture) throws IOException {
    HttpResponse<byte[]> response = server.post("/demo/run?" + query, picture);
    assertThat(response.statusCode()).as(new String(response.body(), UTF_8)).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  private static Picture picture(JsonNode run, String name) throws IOException {
    String address = run.get("pictures").get(name).textValue();
    String png = address.substring("data:image/png;base64,".length());
    return PictureFile.decode(Base64.getDecoder().decode(png), 1 << 20);
  }

  @Test
  void offersModelsAndSamples() throws IOException {
    JsonNode models = JSON.readTree(server.get("/demo/models").body());
    assertThat(models.findValuesAsText("name")).contains("street", "street-features");
    assertThat(models.get(0).get("rates").get("number").intValue()).isEqualTo(57);
    assertThat(models.get(0).get("tasks").toString())
        .isEqualTo("{\"segmentation\":1,\"disparity\":1,\"reconstruction\":2}");
    assertThat(models.get(1).get("codings").get("codecs").get(0).textValue())
        .isEqualTo("native:trained");

    JsonNode samples = JSON.readTree(server.get("/demo/samples").body());
    assertThat(samples.get(0).textValue()).isEqualTo("street-1.png");
    assertThat(server.get("/demo/samples/street-1.png").body())
        .isEqualTo(Files.readAllBytes(SAMPLE));
  }

  @Test
  void aRunIsWhatTheLibrariesSay() throws IOException {
    Picture picture = PictureFile.read(SAMPLE);
    ModelDirectory model = ModelDirectory.open(RunningServer.LATENTS);
    JsonNode run = run("model=street&sample=street-1.png", new byte[0]);

    try (EdgeEncoder edge = EdgeEncoder.open(model, RuntimeOptions.DEFAULT);
        CloudDecoder cloud =
            CloudDecoder.open(model, FeatureCodecs::withPriors, new RuntimeOptions(1))) {
      EncodedPicture sent = edge.encode(picture.rgb(), picture.height(), picture.width());
      var outputs = cloud.decode(CodedFeatures.read(sent.bitstream()), Set.of());

      assertThat(run.get("features").get("bytes").intValue()).isEqualTo(sent.bytes());
      assertThat(run.get("coding").textValue()).isEqualTo(sent.coding());
      assertThat(picture(run, "original").rgb()).isEqualTo(picture.rgb());
      assertThat(picture(run, "reconstruction").rgb())
          .isEqualTo(outputs.get(Task.RECONSTRUCTION).rgb());
    }
    assertThat(run.get("times").findValuesAsText("edge")).hasSize(1);
    assertThat(run.get("times").get("edge").doubleValue()).isPositive();
    assertThat(run.get("times").get("cloud").doubleValue()).isPositive();
    double shares = 0;
    for (JsonNode share : run.get("legend")) {
      shares += share.get("share").doubleValue();
    }
    assertThat(shares).isCloseTo(1, org.assertj.core.api.Assertions.within(1e-9));
  }

  @Test
  void layersThatNoTaskNeedsAreNotSent() throws IOException {
    JsonNode all = run("model=street&sample=street-2.png", new byte[0]);
    JsonNode base = run("model=street&sample=street-2.png&tasks=segmentation", new byte[0]);

    assertThat(all.get("features").get("layers").intValue()).isEqualTo(2);
    assertThat(base.get("features").get("layers").intValue()).isEqualTo(1);
    assertThat(base.get("features").get("bytes").intValue())
        .isLessThan(all.get("features").get("bytes").intValue());
    assertThat(base.get("psnr").isNull()).isTrue();
    assertThat(base.get("pictures").get("reconstruction").isNull()).isTrue();
    assertThat(base.get("alternatives").findValuesAsText("why"))
        .containsExactly("usual", "usual", "lossless", "lossless");
  }

  @Test
  void ownPicturesAreFitted() throws IOException {
    Picture large = new Picture(401, 300, new byte[3 * 401 * 300]);
    Path file = Files.createTempFile("narrows", ".png");
    PictureFile.write(large, file);
    byte[] png = Files.readAllBytes(file);
    Files.delete(file);

    JsonNode run = run("model=street-features", png);
    assertThat(run.get("width").intValue()).isEqualTo(160);
    assertThat(run.get("height").intValue()).isEqualTo(112);
    assertThat(run("model=street-features&enlargement=2", png).get("width").intValue())
        .isEqualTo(320);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "model=street                                    | 400 | name of a sample or a picture",
        "sample=street-1.png                             | 400 | model: expected a name",
        "model=alley&sample=street-1.png                 | 404 | alley",
        "model=street&sample=../pom.xml                  | 404 | sample: expected one of",
        "model=street&sample=street-1.png&rate=900       | 400 | rate: expected 0 to 56",
        "model=street&sample=street-1.png&rate=1,2,3     | 400 | rate: expected one, or one for each",
        "model=street&sample=street-1.png&rate=a         | 400 | rate: expected a whole number",
        "model=street&sample=street-1.png&tasks=sing     | 400 | tasks: expected one of",
        "model=street&sample=street-1.png&enlargement=64 | 400 | enlargement: expected 1, 2 or 4",
        "model=street-features&sample=street-1.png&codec=zip | 400 | codec: expected one of",
        "model=street-features&sample=street-1.png&quantizer=clip:1 | 400 | quantizer: expected",
      })
  void whatIsNotOffered(String query, int status, String said) throws IOException {
    HttpResponse<byte[]> response = server.post("/demo/run?" + query, new byte[0]);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(JSON.readTree(response.body()).get("error").textValue()).contains(said);
  }

  @Test
  void whatIsNoPicture() throws IOException {
    HttpResponse<byte[]> response =
        server.post("/demo/run?model=street", "no picture".getBytes(UTF_8));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(new String(response.body(), UTF_8)).contains("expected PNG, JPEG or WebP");
  }
}
