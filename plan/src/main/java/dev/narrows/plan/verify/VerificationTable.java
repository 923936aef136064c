package dev.narrows.plan.verify;

import dev.narrows.evaluate.compare.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Verifications in numbers, for a terminal. */
public final class VerificationTable {
  private static final int TEXT_COLUMNS = 4;

  private VerificationTable() {}

  /** A line for each. */
  public static String text(List<Verification> verifications) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        List.of(
            "uplink",
            "model",
            "way",
            "coding",
            "planned ms",
            "predicted ms",
            "measured ms",
            "+-",
            "error %",
            "of it link",
            "measured",
            "bytes up",
            "counted",
            "bytes down",
            "counted"));
    for (Verification row : verifications) {
      lines.add(
          List.of(
              row.link().uplink().toString(),
              row.candidate().model(),
              row.candidate().way().label(),
              row.candidate().coding(),
              fixed(row.planned().total()),
              fixed(row.predicted().total()),
              fixed(row.total().median()),
              fixed(row.total().spread()),
              fixed(100 * row.error()),
              fixed(row.predicted().link()),
              fixed(row.linked().median()),
              Long.toString(row.predictedUp()),
              Long.toString(Math.round(row.up())),
              Long.toString(row.predictedDown()),
              Long.toString(Math.round(row.down()))));
    }
    return TextTable.align(lines, TEXT_COLUMNS);
  }

  private static String fixed(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
