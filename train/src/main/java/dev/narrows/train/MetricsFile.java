package dev.narrows.train;

import dev.narrows.model.Task;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code metrics.csv} of a run: a line every {@link #INTERVAL} steps with the means of what those
 * steps measured. A resumed run cuts off the lines after its checkpoint and goes on.
 */
final class MetricsFile implements AutoCloseable {
  /** Steps a line stands for. */
  static final int INTERVAL = 20;

  private static final String NAME = "metrics.csv";

  private final BufferedWriter writer;
  private final List<String> terms;
  private final List<StepReport> pending = new ArrayList<>();

  MetricsFile(Path run, List<Task> tasks, int firstStep) throws IOException {
    terms = Stream.concat(tasks.stream().map(Task::label), Stream.of(Objective.RATE)).toList();
    Path file = run.resolve(NAME);
    List<String> lines = new ArrayList<>();
    lines.add("step,learning_rate,gradient_norm,total," + String.join(",", terms));
    if (firstStep > 0 && Files.exists(file)) {
      Files.readAllLines(file).stream()
          .skip(1)
          .filter(line -> step(line) <= firstStep)
          .forEach(lines::add);
    }
    Files.write(file, lines);
    writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
  }

  void add(StepReport report) throws IOException {
    pending.add(report);
    if (report.step() % INTERVAL == 0) {
      writer.write(line(report.step()));
      writer.newLine();
      writer.flush();
      pending.clear();
    }
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private String line(int step) {
    List<Double> columns = new ArrayList<>();
    columns.add(mean(pending.stream().map(StepReport::learningRate)));
    columns.add(mean(pending.stream().map(StepReport::gradientNorm)));
    columns.add(mean(pending.stream().map(StepReport::total)));
    for (String term : terms) {
      columns.add(
          mean(
              pending.stream().map(StepReport::terms).map((Map<String, Double> m) -> m.get(term))));
    }
    StringBuilder line = new StringBuilder().append(step);
    columns.forEach(value -> line.append(',').append(String.format(Locale.ROOT, "%.6g", value)));
    return line.toString();
  }

  private static double mean(Stream<Double> values) {
    return values.mapToDouble(Double::doubleValue).average().orElse(0);
  }

  private static long step(String line) {
    int comma = line.indexOf(',');
    try {
      return comma < 0 ? Long.MAX_VALUE : Long.parseLong(line.substring(0, comma));
    } catch (NumberFormatException damaged) {
      return Long.MAX_VALUE;
    }
  }
}
