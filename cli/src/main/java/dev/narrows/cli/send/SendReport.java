package dev.narrows.cli.send;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.narrows.client.SendStatistics;
import dev.narrows.evaluate.result.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How the sending went, for people and for scripts:
 *
 * <pre>
 * {"seconds": …, "delivered": …, "dropped": …, "failed": …, "retries": …, "bytes": …,
 *  "bytes_per_picture": …, "coding": "latents:27",
 *  "milliseconds": {"waiting": {"p50": …, "p99": …}, "edge": {…}, "network": {…},
 *                   "queue": {…}, "cloud": {…}, "total": {…}}}
 * </pre>
 *
 * @param summary what was counted; bytes are those of the pictures that were delivered
 * @param coding how the last picture was encoded; empty if none was
 * @param seconds from the first picture to the last
 * @param failure of the first picture that failed
 */
public record SendReport(
    SendStatistics.Summary summary, String coding, double seconds, Optional<IOException> failure) {
  private static final double NANOSECONDS = 1e6;

  /** The report as lines. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        line(
            "%d delivered, %d dropped, %d failed, %d retries, in %.1f s",
            summary.delivered(), summary.dropped(), summary.failed(), summary.retries(), seconds));
    if (summary.delivered() > 0) {
      text.append(line("%.1f bytes a picture (%s)", bytesPerPicture(), coding));
      text.append(line("%-8s %12s %12s", "ms", "p50", "p99"));
      summary
          .stages()
          .forEach(
              (name, stage) ->
                  text.append(
                      line(
                          "%-8s %12.2f %12.2f",
                          name, stage.p50() / NANOSECONDS, stage.p99() / NANOSECONDS)));
    }
    return text.toString();
  }

  /** Writes the report as JSON. */
  public void write(Path file) throws IOException {
    Map<String, Object> stages = new LinkedHashMap<>();
    summary
        .stages()
        .forEach(
            (name, stage) -> {
              Map<String, Object> numbers = new LinkedHashMap<>();
              numbers.put("p50", stage.p50() / NANOSECONDS);
              numbers.put("p99", stage.p99() / NANOSECONDS);
              stages.put(name, numbers);
            });
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("seconds", seconds);
    report.put("delivered", summary.delivered());
    report.put("dropped", summary.dropped());
    report.put("failed", summary.failed());
    report.put("retries", summary.retries());
    report.put("bytes", summary.bytes());
    report.put("bytes_per_picture", summary.delivered() == 0 ? null : bytesPerPicture());
    report.put("coding", coding);
    report.put("milliseconds", stages);
    String text = new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(report);
    AtomicFile.write(file, (text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private double bytesPerPicture() {
    return (double) summary.bytes() / summary.delivered();
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format + "%n", values);
  }
}
