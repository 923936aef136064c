package dev.narrows.evaluate.report;

import dev.narrows.evaluate.RateCurve;
import dev.narrows.evaluate.RatePoint;
import dev.narrows.evaluate.StageTimes;
import dev.narrows.evaluate.report.text.Html;
import dev.narrows.evaluate.report.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Every point of every curve in numbers; a column that no point fills is left out. */
final class TableSection {
  /** A column: its heading, unit, decimals and where its value comes from. */
  private record Column(
      String heading, String unit, int decimals, Function<RatePoint, OptionalDouble> value) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column("bits", "per pixel", 3, RatePoint::bitsPerPixel),
          new Column("bits", "per element", 2, RatePoint::bitsPerElement),
          new Column("mIoU", "", 4, p -> p.accuracy().meanIou()),
          new Column("pixel", "accuracy", 4, p -> p.accuracy().pixelAccuracy()),
          new Column("disparity", "RMSE, px", 3, p -> p.accuracy().disparityRmse()),
          new Column("disparity", "absolute, px", 3, p -> p.accuracy().disparityAbsolute()),
          new Column("disparity", "relative", 4, p -> p.accuracy().disparityRelative()),
          new Column("PSNR", "dB", 2, p -> p.accuracy().psnr()),
          new Column("MS-SSIM", "", 4, p -> p.accuracy().msSsim()),
          new Column("edge", "ms", 1, p -> time(p, StageTimes::edge)),
          new Column("encode", "ms", 1, p -> time(p, StageTimes::encode)),
          new Column("decode", "ms", 1, p -> time(p, StageTimes::decode)),
          new Column("cloud", "ms", 1, p -> time(p, StageTimes::cloud)));

  private TableSection() {}

  static String html(Analysis analysis) {
    List<RatePoint> points =
        analysis.curves().stream().flatMap(curve -> curve.points().stream()).toList();
    List<Column> columns =
        COLUMNS.stream()
            .filter(c -> points.stream().anyMatch(p -> c.value().apply(p).isPresent()))
            .toList();
    StringBuilder rows = new StringBuilder();
    for (RateCurve curve : analysis.curves()) {
      rows.append(group(analysis, curve, columns));
    }
    if (points.isEmpty()) {
      return "";
    }
    StringBuilder head = new StringBuilder("<th>sent as</th><th class=\"number\">bytes</th>");
    head.append("<th class=\"number\">against<small>")
        .append(Html.escape(analysis.curves().get(0).name()))
        .append("</small></th>");
    for (Column column : columns) {
      head.append(
          "<th class=\"number\">%s<small>%s</small></th>"
              .formatted(column.heading(), column.unit()));
    }
    return Html.section(
        "table",
        "All points",
        "Means over the pictures; mIoU over the whole set. Bits per pixel count the pixels of the input"
            + " picture, bits per element the elements of the feature tensor. Disparity is in pixels"
            + " of a picture 2048 wide. Where the picture itself is sent, PSNR and MS-SSIM are those"
            + " of the network's reconstruction, not of the picture that arrived. Times are wall time"
            + " on the machine named below.",
        "<div class=\"scroll\"><table class=\"points\"><thead><tr>%s</tr></thead>%s</table></div>"
            .formatted(head, rows));
  }

  private static String group(Analysis analysis, RateCurve curve, List<Column> columns) {
    StringBuilder rows = new StringBuilder();
    rows.append(
        "<tbody><tr class=\"group\"><th colspan=\"%d\"><i class=\"dot s%d\"></i>%s</th></tr>\n"
            .formatted(
                columns.size() + 3, analysis.style(curve.name()), Html.escape(curve.name())));
    RateCurve anchor = analysis.curves().get(0);
    for (RatePoint point : curve.points()) {
      List<String> cells = new ArrayList<>();
      cells.add(Numbers.bytes(point.bytes()));
      cells.add(
          curve.name().equals(anchor.name())
              ? ""
              : anchor
                  .point(point.codec())
                  .filter(other -> curve.kind() == anchor.kind())
                  .map(other -> Numbers.percent(100 * (point.bytes() / other.bytes() - 1)))
                  .orElse(""));
      columns.forEach(c -> cells.add(Numbers.orNone(c.value().apply(point), c.decimals())));
      rows.append("<tr><th>").append(Html.escape(point.codec())).append("</th>");
      cells.forEach(cell -> rows.append("<td class=\"number\">").append(cell).append("</td>"));
      rows.append("</tr>\n");
    }
    return rows.append("</tbody>\n").toString();
  }

  private static OptionalDouble time(RatePoint point, Function<StageTimes, Double> stage) {
    return point
        .times()
        .map(times -> OptionalDouble.of(stage.apply(times)))
        .orElse(OptionalDouble.empty());
  }
}
