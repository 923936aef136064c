package dev.narrows.cli.training;

import dev.narrows.cli.progress.Progress;
import dev.narrows.train.StepReport;
import dev.narrows.train.TrainingListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shows how training goes on: steps, time left, losses, the rate term, pictures a second. */
final class TrainingView implements TrainingListener, AutoCloseable {
  /** Share of the past in the losses shown; those of single steps jump about. */
  private static final double PAST = 0.95;

  private final String name;
  private final int batch;
  private final List<Starter> starters;
  private final List<Progress> shown = new ArrayList<>();
  private final Map<String, Double> losses = new LinkedHashMap<>();
  private int firstStep;
  private long startNanos;

  /** Begins to show a piece of work. */
  interface Starter {
    /** Work on a task of so many units. */
    Progress start(String task, long total);
  }

  /**
   * @param name what is trained
   * @param batch pictures a step
   * @param starters where to show it
   */
  TrainingView(String name, int batch, List<Starter> starters) {
    this.name = name;
    this.batch = batch;
    this.starters = List.copyOf(starters);
  }

  @Override
  public void loaded(int samples, int total) {
    if (shown.isEmpty()) {
      show(name + ", reading data", total);
    }
    shown.forEach(progress -> progress.at(samples, ""));
  }

  @Override
  public void started(int first, int total) {
    close();
    show(name, total);
    shown.forEach(progress -> progress.at(first, ""));
    firstStep = first;
    startNanos = System.nanoTime();
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
    shown.clear();
  }

  private void show(String task, long total) {
    starters.forEach(starter -> shown.add(starter.start(task, total)));
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
