package dev.narrows.cli.training;

import dev.narrows.cli.progress.Progress;
import dev.narrows.train.StepReport;
import dev.narrows.train.TrainingListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongFunction;

/** Shows how training goes on: steps, time left, losses, the rate term, pictures a second. */
final class TrainingView implements TrainingListener, AutoCloseable {
  /** Share of the past in the losses shown; those of single steps jump about. */
  private static final double PAST = 0.95;

  private final int batch;
  private final List<LongFunction<Progress>> starters;
  private final List<Progress> shown = new ArrayList<>();
  private final Map<String, Double> losses = new LinkedHashMap<>();
  private int firstStep;
  private long startNanos;

  /**
   * @param batch pictures a step
   * @param starters each begins to show work of so many steps
   */
  TrainingView(int batch, List<LongFunction<Progress>> starters) {
    this.batch = batch;
    this.starters = List.copyOf(starters);
  }

  @Override
  public void started(int first, int total) {
    firstStep = first;
    startNanos = System.nanoTime();
    for (LongFunction<Progress> starter : starters) {
      Progress progress = starter.apply(total);
      progress.at(first, "");
      shown.add(progress);
    }
  }

  @Override
  public void step(StepReport report) {
    report.terms().forEach((name, value) -> losses.merge(name, value, TrainingView::smooth));
    String note = note(report.step());
    shown.forEach(progress -> progress.at(report.step(), note));
  }

  @Override
  public void close() {
    shown.forEach(Progress::close);
  }

  private static double smooth(double past, double now) {
    return PAST * past + (1 - PAST) * now;
  }

  private String note(int step) {
    StringBuilder note = new StringBuilder();
    losses.forEach(
        (name, value) -> note.append(String.format(Locale.ROOT, "%s %.4f, ", name, value)));
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    double pictures = (double) (step - firstStep) * batch;
    return note.append(String.format(Locale.ROOT, "%.1f pictures/s", pictures / seconds))
        .toString();
  }
}
