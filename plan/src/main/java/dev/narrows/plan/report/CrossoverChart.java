package dev.narrows.plan.report;

import dev.narrows.evaluate.report.chart.Axis;
import dev.narrows.evaluate.report.chart.LineChart;
import dev.narrows.evaluate.report.chart.Series;
import dev.narrows.evaluate.report.text.Numbers;
import dev.narrows.plan.Bandwidth;
import dev.narrows.plan.Crossover;
import dev.narrows.plan.Plan;
import dev.narrows.plan.Planned;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** Latency over bandwidth: a line for each model and way, by its fastest coding at each place. */
final class CrossoverChart {
  private static final int STEPS = 80;
  private static final double[] MARKED = {0.5, 1, 2, 5, 10, 20, 50};

  private CrossoverChart() {}

  static LineChart of(Plan plan, List<Lane> lanes) {
    List<Series> series = new ArrayList<>();
    for (Lane lane : lanes) {
      List<Series.Point> line = new ArrayList<>();
      for (int i = 0; i <= STEPS; i++) {
        line.add(point(plan, lane, Crossover.grid(i, STEPS)));
      }
      series.add(new Series(lane.style(), false, false, line));
    }
    for (Lane lane : lanes) {
      for (double megabits : MARKED) {
        // A line of one point is its mark.
        Series.Point point = point(plan, lane, Bandwidth.ofMegabits(megabits));
        series.add(new Series(lane.style(), false, true, List.of(point)));
      }
    }
    return new LineChart(
        "Milliseconds to the answer over the bandwidth of the uplink",
        Axis.logarithmic("uplink, Mbit/s (logarithmic)", values(series, Series.Point::x)),
        Axis.logarithmic("ms", values(series, Series.Point::y)),
        series,
        List.of());
  }

  private static Series.Point point(Plan plan, Lane lane, Bandwidth uplink) {
    Planned fastest = lane.fastest(plan.withUplink(uplink)).orElseThrow();
    double total = fastest.latency().total();
    String hover =
        "%s at %s: %s ms".formatted(fastest.candidate().title(), uplink, Numbers.fixed(total, 0));
    return new Series.Point(uplink.megabits(), total, hover);
  }

  private static double[] values(List<Series> series, ToDoubleFunction<Series.Point> value) {
    return series.stream()
        .flatMap(line -> line.points().stream())
        .mapToDouble(value)
        .flatMap(DoubleStream::of)
        .toArray();
  }
}
