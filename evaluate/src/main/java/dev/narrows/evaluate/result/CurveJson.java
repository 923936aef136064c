package dev.narrows.evaluate.result;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.narrows.evaluate.Accuracy;
import dev.narrows.evaluate.RateCurve;
import dev.narrows.evaluate.RatePoint;
import dev.narrows.evaluate.StageTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * A curve as arrays over its points, in the layout that CompressAI's tools read. A metric that no
 * point has is left out; one that some lack is null there.
 */
final class CurveJson {
  private static final double MILLISECONDS = 1000;

  private CurveJson() {}

  static void write(ObjectNode results, List<RatePoint> points) {
    ArrayNode codecs = results.putArray("codec");
    points.forEach(point -> codecs.add(point.codec()));
    put(results, "bytes", points, p -> OptionalDouble.of(p.bytes()));
    put(results, "estimated_bytes", points, RatePoint::estimatedBytes);
    put(results, "bpp", points, RatePoint::bitsPerPixel);
    put(results, "bits_per_element", points, RatePoint::bitsPerElement);
    for (AccuracyField field : AccuracyField.values()) {
      put(results, field.key(), points, p -> field.of(p.accuracy()));
    }
    if (points.stream().anyMatch(p -> !p.accuracy().classIou().isEmpty())) {
      ArrayNode classes = results.putArray("class_iou");
      points.forEach(p -> add(classes.addArray(), p.accuracy().classIou()));
    }
    put(results, "encoding_time", points, p -> seconds(p, t -> t.edge() + t.encode()));
    put(results, "decoding_time", points, p -> seconds(p, t -> t.decode() + t.cloud()));
    put(results, "edge_ms", points, p -> time(p, StageTimes::edge));
    put(results, "encode_ms", points, p -> time(p, StageTimes::encode));
    put(results, "decode_ms", points, p -> time(p, StageTimes::decode));
    put(results, "cloud_ms", points, p -> time(p, StageTimes::cloud));
  }

  /** The curve, with what {@code details} hold of each picture if they are there. */
  static RateCurve read(
      String name, RateCurve.Kind kind, JsonCursor results, Optional<DetailsJson> details)
      throws ResultsException {
    List<JsonCursor> codecs = results.at("codec").elements();
    List<RatePoint> points = new ArrayList<>();
    for (int i = 0; i < codecs.size(); i++) {
      Column column = new Column(results, i, codecs.size());
      String codec = codecs.get(i).text();
      points.add(
          new RatePoint(
              codec,
              column.cell("bytes").orElseThrow(() -> results.problem("a field bytes")).positive(),
              column.number("estimated_bytes"),
              column.number("bpp"),
              column.number("bits_per_element"),
              accuracy(column::cell),
              times(column),
              details.isPresent() ? details.get().read(codec) : List.of()));
    }
    return new RateCurve(name, kind, points);
  }

  /** The metrics of a set that stands alone, one field each. */
  static void write(ObjectNode node, Accuracy accuracy) {
    for (AccuracyField field : AccuracyField.values()) {
      field.of(accuracy).ifPresent(value -> node.put(field.key(), value));
    }
    if (!accuracy.classIou().isEmpty()) {
      add(node.putArray("class_iou"), accuracy.classIou());
    }
  }

  /** The metrics that {@link #write(ObjectNode, Accuracy)} wrote. */
  static Accuracy readAccuracy(JsonCursor node) throws ResultsException {
    return accuracy(node::find);
  }

  private static Accuracy accuracy(Cells cells) throws ResultsException {
    AccuracyField.Values values = new AccuracyField.Values();
    for (AccuracyField field : AccuracyField.values()) {
      Optional<JsonCursor> cell = cells.find(field.key());
      if (cell.isPresent()) {
        values.put(field, field.read(cell.get()));
      }
    }
    Optional<JsonCursor> classes = cells.find("class_iou");
    return values.accuracy(classes.isPresent() ? numbers(classes.get()) : List.of());
  }

  private static Optional<StageTimes> times(Column column) throws ResultsException {
    OptionalDouble edge = column.number("edge_ms");
    OptionalDouble encode = column.number("encode_ms");
    OptionalDouble decode = column.number("decode_ms");
    OptionalDouble cloud = column.number("cloud_ms");
    return edge.isPresent() && encode.isPresent() && decode.isPresent() && cloud.isPresent()
        ? Optional.of(
            new StageTimes(
                edge.getAsDouble(),
                encode.getAsDouble(),
                decode.getAsDouble(),
                cloud.getAsDouble()))
        : Optional.empty();
  }

  private static List<OptionalDouble> numbers(JsonCursor array) throws ResultsException {
    List<OptionalDouble> numbers = new ArrayList<>();
    for (JsonCursor element : array.elements()) {
      numbers.add(element.numberOrNull());
    }
    return numbers;
  }

  private static OptionalDouble time(RatePoint point, Function<StageTimes, Double> stage) {
    return point
        .times()
        .map(times -> OptionalDouble.of(stage.apply(times)))
        .orElse(OptionalDouble.empty());
  }

  private static OptionalDouble seconds(RatePoint point, Function<StageTimes, Double> stages) {
    return time(point, times -> stages.apply(times) / MILLISECONDS);
  }

  private static void put(
      ObjectNode results,
      String key,
      List<RatePoint> points,
      Function<RatePoint, OptionalDouble> value) {
    List<OptionalDouble> values = points.stream().map(value).toList();
    if (values.stream().anyMatch(OptionalDouble::isPresent)) {
      add(results.putArray(key), values);
    }
  }

  private static void add(ArrayNode array, List<OptionalDouble> values) {
    for (OptionalDouble value : values) {
      if (value.isPresent()) {
        array.add(value.getAsDouble());
      } else {
        array.addNull();
      }
    }
  }

  /** Where to find a value by its key. */
  private interface Cells {
    Optional<JsonCursor> find(String key) throws ResultsException;
  }

  /** One point's cells in the arrays over all points. */
  private record Column(JsonCursor results, int index, int count) {
    Optional<JsonCursor> cell(String key) throws ResultsException {
      Optional<JsonCursor> array = results.find(key);
      if (array.isEmpty()) {
        return Optional.empty();
      }
      JsonCursor cell = array.get().elements(count).get(index);
      return cell.isNull() ? Optional.empty() : Optional.of(cell);
    }

    OptionalDouble number(String key) throws ResultsException {
      Optional<JsonCursor> cell = cell(key);
      return cell.isPresent() ? OptionalDouble.of(cell.get().number()) : OptionalDouble.empty();
    }
  }
}
