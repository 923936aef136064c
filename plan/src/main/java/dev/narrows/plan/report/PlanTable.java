package dev.narrows.plan.report;

import dev.narrows.evaluate.compare.TextTable;
import dev.narrows.plan.Agreement;
import dev.narrows.plan.Candidate;
import dev.narrows.plan.Plan;
import dev.narrows.plan.Planned;
import dev.narrows.plan.Stage;
import dev.narrows.runtime.AccuracyMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Every candidate in numbers; columns that none of them fills are left out. */
public final class PlanTable {
  static final String NONE = "-";
  private static final int TEXT_COLUMNS = 3;

  /** A heading and where its cells come from. */
  record Column(String heading, Function<Planned, String> cell) {}

  private PlanTable() {}

  /** The table for a terminal, the fastest first. */
  public static String text(Plan plan) {
    List<Planned> rows = plan.planned();
    List<Column> columns = columns(plan);
    List<List<String>> lines = new ArrayList<>();
    lines.add(columns.stream().map(Column::heading).toList());
    for (Planned row : rows) {
      lines.add(columns.stream().map(column -> column.cell().apply(row)).toList());
    }
    return TextTable.align(lines, TEXT_COLUMNS);
  }

  /** The columns that are filled, the note last. */
  static List<Column> columns(Plan plan) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("model", row -> row.candidate().model()));
    columns.add(new Column("way", row -> row.candidate().way().label()));
    columns.add(new Column("coding", row -> row.candidate().coding()));
    columns.add(new Column("bytes", row -> fixed(row.candidate().payload(), 0)));
    columns.add(new Column("device ms", row -> fixed(row.latency().device(), 1)));
    columns.add(new Column("up ms", row -> fixed(row.latency().uplink(), 1)));
    columns.add(new Column("cloud ms", row -> fixed(row.latency().cloud(), 1)));
    columns.add(new Column("down ms", row -> fixed(row.latency().downlink(), 1)));
    columns.add(new Column("total ms", row -> fixed(row.latency().total(), 1)));
    columns.add(new Column("+-", row -> fixed(spread(plan, row.candidate()), 1)));
    columns.add(new Column("classes %", row -> cell(percent(row.candidate().agreement()), 1)));
    columns.add(
        new Column("disparity px", row -> cell(row.candidate().agreement().disparity(), 2)));
    columns.add(
        new Column("picture dB", row -> cell(row.candidate().agreement().reconstruction(), 1)));
    for (AccuracyMetric metric : AccuracyMetric.values()) {
      columns.add(new Column(heading(metric), row -> accuracy(row.candidate(), metric)));
    }
    columns.removeIf(column -> plan.planned().stream().map(column.cell()).allMatch(NONE::equals));
    columns.add(new Column("", row -> note(plan, row)));
    return columns;
  }

  private static String heading(AccuracyMetric metric) {
    return switch (metric) {
      case MIOU -> "mIoU";
      case DISPARITY_RMSE -> "RMSE px";
      case PSNR -> "PSNR dB";
    };
  }

  private static String note(Plan plan, Planned row) {
    if (row.candidate().equals(plan.best().candidate())) {
      return "recommended";
    }
    return row.eligible() ? "" : "agrees too little";
  }

  /** Half of the distance between the quartiles of all stages, at most: they may not add up. */
  private static double spread(Plan plan, Candidate candidate) {
    return plan.model().slowdown() * spread(candidate.device()) + spread(candidate.cloud());
  }

  private static double spread(List<Stage> stages) {
    return stages.stream().mapToDouble(stage -> stage.time().spread()).sum();
  }

  private static OptionalDouble percent(Agreement agreement) {
    return agreement.segmentation().isPresent()
        ? OptionalDouble.of(100 * agreement.segmentation().getAsDouble())
        : OptionalDouble.empty();
  }

  private static String accuracy(Candidate candidate, AccuracyMetric metric) {
    Double value = candidate.accuracy().get(metric);
    return value == null ? NONE : fixed(value, metric == AccuracyMetric.MIOU ? 3 : 2);
  }

  private static String cell(OptionalDouble value, int decimals) {
    return value.isPresent() ? fixed(value.getAsDouble(), decimals) : NONE;
  }

  private static String fixed(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
