package dev.narrows.serve.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.narrows.picture.Picture;
import dev.narrows.picture.PictureFile;
import dev.narrows.runtime.RuntimeOptions;
import dev.narrows.serve.ServerOptions;
import dev.narrows.serve.Street;
import dev.narrows.serve.http.browser.BrowserPage;
import dev.narrows.serve.http.browser.Chromium;
import dev.narrows.serve.models.RepositoryOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The page in a real browser. Its pictures go to {@code target/page-WIDTH.png}, that of the README
 * among them.
 */
class PageTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String READY = "document.documentElement.dataset.state === \"ready\"";

  private static RunningServer server;
  private static Chromium browser;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws IOException {
    Optional<Path> file = Chromium.find();
    assertThat(file.isPresent() || !Chromium.required())
        .as("a Chromium in the path or named by the variable CHROMIUM, as CI is set")
        .isTrue();
    assumeTrue(
        file.isPresent(),
        "there is no Chromium in the path, and the variable CHROMIUM names none: the page is not tested");
    server = RunningServer.start();
    browser = Chromium.start(file.get());
  }

  @AfterAll
  static void stop() throws IOException {
    if (browser != null) {
      browser.close();
    }
    if (server != null) {
      server.close();
    }
  }

  private static BrowserPage open(int width) throws IOException {
    BrowserPage page = browser.page(width, 900);
    page.visit(server.address() + "/");
    page.await(READY);
    return page;
  }

  /** What the server says of a run, to compare what the page shows with. */
  private static JsonNode run(String query) throws IOException {
    return JSON.readTree(server.post("/demo/run?" + query, new byte[0]).body());
  }

  private static int bytes(BrowserPage page) throws IOException {
    return number(page.text("#sent-bytes"));
  }

  /** The digits of a text: they stand in groups. */
  private static int number(String text) {
    return Integer.parseInt(text.replaceAll("[^0-9]", ""));
  }

  private static int bytesOf(JsonNode run) {
    return run.get("features").get("bytes").intValue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 390})
  void showsTheFirstSampleAtOnce(int width) throws IOException {
    try (BrowserPage page = open(width)) {
      JsonNode run = run("model=street&sample=street-1.png");

      assertThat(bytes(page)).isEqualTo(bytesOf(run));
      assertThat(number(page.text("#headline em")))
          .isEqualTo(run.get("tasks_alone").get("bytes").intValue());
      assertThat(page.text("#reconstruction-note"))
          .contains("%.1f".formatted(run.get("psnr").doubleValue()));
      assertThat(page.text("#segmentation-note")).isEqualTo(run.get("legend").size() + " classes");
      assertThat(page.text("#legend li b"))
          .isEqualTo(run.get("legend").get(0).get("name").textValue());
      for (String picture : new String[] {"segmentation", "disparity", "reconstruction"}) {
        String image = "document.getElementById('" + picture + "-picture')";
        assertThat(page.value(image + ".naturalWidth").intValue()).as(picture).isEqualTo(192);
      }
      assertThat(page.value("document.getElementById('features-picture').naturalWidth").intValue())
          .isPositive();
      Files.write(Path.of("target", "page-" + width + ".png"), page.screenshot());
      assertFine(page);
    }
  }

  /** No errors, nothing from elsewhere, and nothing that sticks out at the side. */
  private static void assertFine(BrowserPage page) throws IOException {
    assertThat(page.problems()).isEmpty();
    assertThat(page.requests())
        .isNotEmpty()
        .allMatch(
            address ->
                address.startsWith(server.address())
                    || address.startsWith("data:")
                    || address.startsWith("blob:" + server.address()));
    assertThat(page.value("document.documentElement.scrollWidth - innerWidth").intValue())
        .isLessThanOrEqualTo(0);
  }

  @Test
  void followsModelsThatComeAndGo() throws IOException {
    RepositoryOptions quick =
        new RepositoryOptions(Duration.ofMillis(50), Duration.ofMinutes(5), new RuntimeOptions(1));
    try (RunningServer own = RunningServer.start(ServerOptions.local(List.of(folder)).with(quick));
        BrowserPage page = browser.page(1280, 900)) {
      page.visit(own.address() + "/");
      page.await("document.documentElement.dataset.state === \"failed\"");
      assertThat(page.text("#problem")).isEqualTo("The server has no model yet.");

      Street.copy(Street.LATENTS, folder.resolve("first"));
      page.await(READY);
      assertThat(page.text("#problem")).isEmpty();

      Street.copy(Street.FEATURES, folder.resolve("second"));
      String come = "document.dispatchEvent(new Event(\"visibilitychange\"))";
      page.await(come + " && document.getElementById(\"model\").options.length === 2");
      assertThat(page.value("document.getElementById('model').value").textValue()).isEqualTo("0");
      page.choose("#model", "1");
      page.await(READY);

      Street.delete(folder.resolve("second"));
      page.await(come + " && document.getElementById(\"model\").options.length === 1");
      page.await(READY);
      assertThat(page.problems()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 390})
  void runsWhatIsChosen(int width) throws IOException {
    try (BrowserPage page = open(width)) {
      page.choose("#model", "1");
      page.await(READY);
      assertThat(bytes(page)).isEqualTo(bytesOf(run("model=street-features&sample=street-1.png")));

      page.choose("#codec", "png");
      page.press("#bits", "ArrowLeft", 3);
      page.await(READY);
      assertThat(bytes(page))
          .isEqualTo(
              bytesOf(
                  run("model=street-features&sample=street-1.png&codec=png&quantizer=min-max:5")));

      page.choose("#model", "0");
      page.press("#rate", "Home", 1);
      page.click("#tasks input[value=reconstruction]");
      page.await(READY);
      assertThat(bytes(page))
          .isEqualTo(
              bytesOf(run("model=street&sample=street-1.png&rate=0&tasks=segmentation,disparity")));
      assertThat(page.value("document.getElementById('reconstruction').hidden").asBoolean())
          .isTrue();
      assertFine(page);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 390})
  void takesAPictureThatIsDropped(int width) throws IOException {
    Path file = folder.resolve("mine.png");
    PictureFile.write(slope(333, 250), file);
    try (BrowserPage page = open(width)) {
      int before = bytes(page);

      page.drop("#drop", file);
      page.await(READY + " && document.querySelector('#drop.chosen')");

      JsonNode run =
          JSON.readTree(server.post("/demo/run?model=street", Files.readAllBytes(file)).body());
      assertThat(bytes(page)).isEqualTo(bytesOf(run)).isNotEqualTo(before);
      assertThat(page.value("document.getElementById('compare-original').naturalWidth").intValue())
          .isEqualTo(run.get("width").intValue());
      assertFine(page);
    }
  }

  private static Picture slope(int width, int height) {
    byte[] rgb = new byte[Picture.CHANNELS * width * height];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i / Picture.CHANNELS % width * 255 / width);
    }
    return new Picture(width, height, rgb);
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 390})
  void slidersMoveTheTimesAsTheFormulaSays(int width) throws IOException {
    try (BrowserPage page = open(width)) {
      page.press("#bandwidth", "Home", 1);
      assertThat(page.text("#bandwidth-value")).isEqualTo("0.50\u00a0Mbit/s");
      double slow = milliseconds(page, "features");
      double slowLocal = milliseconds(page, "local");
      page.press("#bandwidth", "End", 1);
      assertThat(page.text("#bandwidth-value")).isEqualTo("50\u00a0Mbit/s");

      // From 0.5 to 50 Mbit/s: eight bits a byte, and a thousand bits a millisecond at 1 Mbit/s.
      double saved = bytes(page) * 8 * (1 / 500.0 - 1 / 50_000.0);
      assertThat(slow - milliseconds(page, "features")).isCloseTo(saved, within(1e-6));
      assertThat(milliseconds(page, "local")).isEqualTo(slowLocal);

      double fast = milliseconds(page, "features");
      page.press("#rtt", "ArrowRight", 2);
      assertThat(milliseconds(page, "features") - fast).isCloseTo(10, within(1e-6));

      page.press("#slowdown", "Home", 1);
      page.press("#slowdown", "ArrowRight", 1);
      assertThat(page.text("#slowdown-value")).isEqualTo("2×");
      assertThat(milliseconds(page, "local")).isCloseTo(slowLocal / 4, within(1e-6));
      assertThat(page.text("#verdict")).contains("is fastest at 50\u00a0Mbit/s");
      assertThat(page.value("document.querySelectorAll('#plot path.line').length").intValue())
          .isGreaterThanOrEqualTo(3);

      page.press("#opacity", "Home", 1);
      String overlay = "getComputedStyle(document.getElementById('segmentation-picture')).opacity";
      assertThat(page.value(overlay).asText()).isEqualTo("0");
      page.press("#compare", "End", 1);
      String divider = "document.querySelector('.divider').offsetLeft";
      String frame = "document.querySelector('.compare').clientWidth";
      assertThat(page.value(divider + " - " + frame).doubleValue()).isCloseTo(0, within(2.0));
      assertFine(page);
    }
  }

  private static double milliseconds(BrowserPage page, String way) throws IOException {
    return page.value(
            "Number(document.querySelector('[data-way="
                + way
                + "] [data-milliseconds]').dataset.milliseconds)")
        .doubleValue();
  }

  @Test
  void saysWhatIsWrongWithAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("note.txt"), "no picture");
    try (BrowserPage page = open(1280)) {
      page.drop("#drop", file);
      page.await("document.documentElement.dataset.state === 'failed'");

      assertThat(page.text("#problem")).contains("expected PNG, JPEG or WebP");
    }
  }

  @Test
  void hasADarkScheme() throws IOException {
    try (BrowserPage page = open(1280)) {
      String background = "getComputedStyle(document.body).backgroundColor";
      String light = page.value(background).asText();
      page.prefer("dark");

      assertThat(page.value(background).asText()).isNotEqualTo(light);
      Files.write(Path.of("target", "page-dark.png"), page.screenshot());
    }
  }
}
