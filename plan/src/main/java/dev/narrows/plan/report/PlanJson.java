package dev.narrows.plan.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.narrows.plan.Agreement;
import dev.narrows.plan.Candidate;
import dev.narrows.plan.Crossover;
import dev.narrows.plan.Latency;
import dev.narrows.plan.LatencyModel;
import dev.narrows.plan.Plan;
import dev.narrows.plan.Planned;
import dev.narrows.plan.Recommendation;
import dev.narrows.plan.Stage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A plan for scripts: {@code format_version} 1. Times are ms, bandwidths bits a second. */
public final class PlanJson {
  private static final int FORMAT_VERSION = 1;
  private static final JsonMapper JSON = new JsonMapper();

  private PlanJson() {}

  /**
   * The plan as JSON.
   *
   * @param facts what was measured, on what and when: values by name, in order
   */
  public static byte[] write(Plan plan, Map<String, String> facts) {
    ObjectNode root = JSON.createObjectNode();
    root.put("format_version", FORMAT_VERSION);
    root.put("recommendation", Recommendation.of(plan));
    ObjectNode about = root.putObject("facts");
    facts.forEach(about::put);
    link(root.putObject("link"), plan.model());
    root.put("device_slowdown", plan.model().slowdown());
    root.put("answer", plan.model().destination().name().toLowerCase(Locale.ROOT));
    ObjectNode requirement = root.putObject("requirement");
    requirement.put("least_share_of_classes", plan.requirement().leastShare());
    requirement.put("most_disparity_difference", plan.requirement().mostDifference());
    Candidate best = plan.best().candidate();
    for (Planned planned : plan.planned()) {
      ObjectNode fields = root.withArray("/candidates").addObject();
      candidate(fields, planned.candidate());
      latency(fields.putObject("latency"), planned.latency());
      fields.put("meets_requirement", planned.eligible());
      fields.put("recommended", planned.candidate().equals(best));
    }
    for (Crossover range : Crossover.of(plan)) {
      ObjectNode fields = root.withArray("/fastest").addObject();
      fields.put("from", range.from().bitsPerSecond());
      fields.put("to", range.to().bitsPerSecond());
      fields.put("model", range.fastest().candidate().model());
      fields.put("way", range.fastest().candidate().way().label());
    }
    String text = root.toPrettyString().replace("\r\n", "\n") + "\n";
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void link(ObjectNode fields, LatencyModel model) {
    fields.put("uplink", model.link().uplink().bitsPerSecond());
    fields.put("downlink", model.link().downlink().bitsPerSecond());
    fields.put("round_trip", model.link().roundTripMilliseconds());
    fields.put("connection", model.link().connection().name().toLowerCase(Locale.ROOT));
  }

  private static void candidate(ObjectNode fields, Candidate candidate) {
    fields.put("model", candidate.model());
    fields.put("way", candidate.way().label());
    fields.put("coding", candidate.coding());
    fields.put("bytes", candidate.payload());
    fields.put("request_bytes", candidate.request());
    fields.put("response_bytes", candidate.response());
    stages(fields.putObject("device"), candidate.device());
    stages(fields.putObject("cloud"), candidate.cloud());
    agreement(fields.putObject("agreement"), candidate.agreement());
    ObjectNode accuracy = fields.putObject("accuracy");
    candidate.accuracy().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> accuracy.put(entry.getKey().key(), entry.getValue()));
  }

  private static void stages(ObjectNode fields, List<Stage> stages) {
    for (Stage stage : stages) {
      ObjectNode time = fields.putObject(stage.name());
      time.put("median", stage.time().median());
      time.put("lower_quartile", stage.time().lower());
      time.put("upper_quartile", stage.time().upper());
      time.put("runs", stage.time().runs());
    }
  }

  private static void agreement(ObjectNode fields, Agreement agreement) {
    agreement.segmentation().ifPresent(share -> fields.put("share_of_classes", share));
    agreement.disparity().ifPresent(px -> fields.put("disparity_difference", px));
    agreement.reconstruction().ifPresent(psnr -> fields.put("reconstruction_psnr", psnr));
  }

  private static void latency(ObjectNode fields, Latency latency) {
    fields.put("device", latency.device());
    fields.put("uplink", latency.uplink());
    fields.put("round_trip", latency.roundTrip());
    fields.put("cloud", latency.cloud());
    fields.put("downlink", latency.downlink());
    fields.put("total", latency.total());
  }
}
