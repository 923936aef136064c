package dev.narrows.plan.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.narrows.plan.Agreement;
import dev.narrows.plan.Bandwidth;
import dev.narrows.plan.Candidate;
import dev.narrows.plan.LatencyModel;
import dev.narrows.plan.Link;
import dev.narrows.plan.Plan;
import dev.narrows.plan.Recommendation;
import dev.narrows.plan.Requirement;
import dev.narrows.plan.Stage;
import dev.narrows.plan.StageTime;
import dev.narrows.plan.Way;
import dev.narrows.runtime.AccuracyMetric;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class PlanReportTest {
  private static final String MODEL = "<street> & \"co\"";
  private static final Map<String, String> FACTS = Map.of("pictures", "4 < 5");

  @Test
  void theTableHasALineForEachCandidateAndSaysWhichToTake() {
    List<String> lines = PlanTable.text(plan()).lines().toList();

    assertThat(lines).hasSize(5);
    assertThat(lines.get(0))
        .contains("way", "bytes", "device ms", "total ms", "classes %", "mIoU")
        .doesNotContain("picture dB", "PSNR");
    // 56 + 4.3 + 20 + 40 + 2: fastest, but its answers are others.
    assertThat(lines.get(1)).contains("features", "coarse").endsWith("agrees too little");
    assertThat(lines.get(2)).contains("features", "fine", "0.419").endsWith("recommended");
    assertThat(lines.get(4)).contains("local", "320.0");
  }

  @Test
  void thePageSaysItAndEscapesWhatIsNotItsOwn() {
    String page = PlanPage.render(plan(), FACTS);

    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .contains("&lt;street&gt; &amp; &quot;co&quot;", "4 &lt; 5", "round trip 40 ms")
        .doesNotContain(MODEL, "%s", "http://", "https://");
    assertThat(page.split("class=\"legend\"")).hasSize(2);
  }

  @Test
  void theDrawingIsAFileOfItsOwn() throws Exception {
    Document svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(PlanSvg.render(plan()))));

    assertThat(svg.getDocumentElement().getTagName()).isEqualTo("svg");
    assertThat(svg.getDocumentElement().getTextContent())
        .contains(MODEL + ", features sent", "uplink, Mbit/s");
    // A line in the legend and in the chart for each of three ways.
    long lines =
        Stream.of(PlanSvg.render(plan()).split("class=\"line\" d=\"M[0-9.]+ [0-9.]+[LH]")).count()
            - 1;
    assertThat(lines).isGreaterThanOrEqualTo(3);
  }

  @Test
  void scriptsGetAllOfIt() throws Exception {
    JsonNode json = new JsonMapper().readTree(PlanJson.write(plan(), FACTS));

    assertThat(json.path("format_version").intValue()).isEqualTo(1);
    assertThat(json.path("recommendation").textValue()).isEqualTo(Recommendation.of(plan()));
    assertThat(json.at("/link/uplink").doubleValue()).isEqualTo(1e6);
    assertThat(json.path("candidates")).hasSize(4);
    JsonNode second = json.at("/candidates/1");
    assertThat(second.path("recommended").booleanValue()).isTrue();
    assertThat(second.at("/device/edge/median").doubleValue()).isEqualTo(5);
    assertThat(second.at("/accuracy/miou").doubleValue()).isEqualTo(0.419);
    assertThat(second.at("/latency/round_trip").doubleValue()).isEqualTo(40);
    assertThat(json.at("/candidates/0/meets_requirement").booleanValue()).isFalse();
    assertThat(json.at("/fastest/0/from").doubleValue()).isEqualTo(0.5e6);
  }

  private static Plan plan() {
    Link link = Link.symmetric(Bandwidth.ofMegabits(1), Duration.ofMillis(40));
    return new Plan(
        new LatencyModel(link, 8),
        new Requirement(0.95, 1),
        List.of(
            candidate(Way.LOCAL, "–", 0, List.of(stage("network", 40)), List.of(), 1),
            candidate(
                Way.IMAGE,
                "jpeg:75",
                20_000,
                List.of(stage("encode", 1)),
                List.of(stage("decode", 1), stage("network", 20)),
                0.97),
            candidate(
                Way.FEATURES,
                "fine",
                800,
                List.of(stage("edge", 5), stage("encode", 2)),
                List.of(stage("decode", 2), stage("tasks", 18)),
                0.99),
            candidate(
                Way.FEATURES,
                "coarse",
                400,
                List.of(stage("edge", 5), stage("encode", 2)),
                List.of(stage("decode", 2), stage("tasks", 18)),
                0.6)));
  }

  private static Candidate candidate(
      Way way,
      String coding,
      int payload,
      List<Stage> device,
      List<Stage> cloud,
      double agreement) {
    return new Candidate(
        MODEL,
        way,
        coding,
        payload,
        payload + 100,
        200,
        device,
        cloud,
        new Agreement(OptionalDouble.of(agreement), OptionalDouble.of(0.1), OptionalDouble.empty()),
        way == Way.FEATURES ? Map.of(AccuracyMetric.MIOU, 0.419) : Map.of());
  }

  private static Stage stage(String name, double milliseconds) {
    return new Stage(name, new StageTime(milliseconds, milliseconds, milliseconds, 3));
  }
}
