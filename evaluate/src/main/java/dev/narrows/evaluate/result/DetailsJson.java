package dev.narrows.evaluate.result;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.narrows.evaluate.PictureResult;
import dev.narrows.evaluate.StageTimes;
import dev.narrows.evaluate.metric.DisparityError;
import dev.narrows.evaluate.metric.SegmentationCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What each picture gave, by codec: arrays over the pictures, which are named once for the whole
 * file. What a picture lacks is null; what all lack is left out.
 */
final class DetailsJson {
  private final JsonCursor details;
  private final List<String> pictures;

  DetailsJson(JsonCursor details, List<String> pictures) {
    this.details = details;
    this.pictures = pictures;
  }

  static void write(ObjectNode node, List<PictureResult> pictures) {
    ArrayNode bytes = node.putArray("bytes");
    pictures.forEach(picture -> bytes.add(picture.bytes()));
    put(node, "estimated_bytes", pictures.stream().map(PictureResult::estimatedBytes).toList());
    if (pictures.stream().anyMatch(p -> p.segmentation().isPresent())) {
      ArrayNode segmentation = node.putArray("hits_labelled_predicted");
      pictures.forEach(p -> add(segmentation, p.segmentation()));
    }
    if (pictures.stream().anyMatch(p -> p.disparity().isPresent())) {
      ArrayNode disparity = node.putArray("disparity_pixels_squared_absolute_relative");
      pictures.forEach(p -> addDisparity(disparity, p.disparity()));
    }
    put(node, "psnr-rgb", pictures.stream().map(PictureResult::psnr).toList());
    put(node, "ms-ssim-rgb", pictures.stream().map(PictureResult::msSsim).toList());
    ArrayNode times = node.putArray("edge_encode_decode_cloud_ms");
    for (PictureResult picture : pictures) {
      StageTimes time = picture.times();
      times.addArray().add(time.edge()).add(time.encode()).add(time.decode()).add(time.cloud());
    }
  }

  /** The results of every picture with one codec. */
  List<PictureResult> read(String codec) throws ResultsException {
    JsonCursor node = details.at(codec);
    int count = pictures.size();
    List<JsonCursor> bytes = node.at("bytes").elements(count);
    List<JsonCursor> estimates = column(node, "estimated_bytes");
    List<JsonCursor> segmentation = column(node, "hits_labelled_predicted");
    List<JsonCursor> disparity = column(node, "disparity_pixels_squared_absolute_relative");
    List<JsonCursor> psnr = column(node, "psnr-rgb");
    List<JsonCursor> msSsim = column(node, "ms-ssim-rgb");
    List<JsonCursor> times = node.at("edge_encode_decode_cloud_ms").elements(count);
    List<PictureResult> results = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      try {
        results.add(
            new PictureResult(
                pictures.get(i),
                bytes.get(i).count(),
                estimates.isEmpty() ? OptionalDouble.empty() : estimates.get(i).numberOrNull(),
                segmentation.isEmpty() ? Optional.empty() : counts(segmentation.get(i)),
                disparity.isEmpty() ? Optional.empty() : error(disparity.get(i)),
                psnr.isEmpty() ? OptionalDouble.empty() : psnr.get(i).numberOrNull(),
                msSsim.isEmpty() ? OptionalDouble.empty() : msSsim.get(i).numberOrNull(),
                times(times.get(i))));
      } catch (IllegalArgumentException e) {
        throw bytes.get(i).problem("results that are possible (" + e.getMessage() + ")");
      }
    }
    return results;
  }

  private List<JsonCursor> column(JsonCursor node, String key) throws ResultsException {
    Optional<JsonCursor> array = node.find(key);
    return array.isPresent() ? array.get().elements(pictures.size()) : List.of();
  }

  private static Optional<SegmentationCounts> counts(JsonCursor cell) throws ResultsException {
    if (cell.isNull()) {
      return Optional.empty();
    }
    List<JsonCursor> parts = cell.elements(3);
    return Optional.of(
        new SegmentationCounts(longs(parts.get(0)), longs(parts.get(1)), longs(parts.get(2))));
  }

  private static long[] longs(JsonCursor array) throws ResultsException {
    List<JsonCursor> elements = array.elements();
    long[] values = new long[elements.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = elements.get(i).count();
    }
    return values;
  }

  private static Optional<DisparityError> error(JsonCursor cell) throws ResultsException {
    if (cell.isNull()) {
      return Optional.empty();
    }
    List<JsonCursor> parts = cell.elements(4);
    return Optional.of(
        new DisparityError(
            parts.get(0).count(),
            parts.get(1).number(),
            parts.get(2).number(),
            parts.get(3).number()));
  }

  private static StageTimes times(JsonCursor cell) throws ResultsException {
    List<JsonCursor> parts = cell.elements(4);
    return new StageTimes(
        parts.get(0).number(), parts.get(1).number(), parts.get(2).number(), parts.get(3).number());
  }

  private static void add(ArrayNode array, Optional<SegmentationCounts> counts) {
    if (counts.isEmpty()) {
      array.addNull();
      return;
    }
    ArrayNode parts = array.addArray();
    for (long[] part :
        List.of(counts.get().hits(), counts.get().labelled(), counts.get().predicted())) {
      ArrayNode values = parts.addArray();
      for (long value : part) {
        values.add(value);
      }
    }
  }

  private static void addDisparity(ArrayNode array, Optional<DisparityError> error) {
    if (error.isEmpty()) {
      array.addNull();
      return;
    }
    DisparityError sums = error.get();
    array
        .addArray()
        .add(sums.validPixels())
        .add(sums.squaredSum())
        .add(sums.absoluteSum())
        .add(sums.relativeSum());
  }

  private static void put(ObjectNode node, String key, List<OptionalDouble> values) {
    if (values.stream().noneMatch(OptionalDouble::isPresent)) {
      return;
    }
    ArrayNode array = node.putArray(key);
    for (OptionalDouble value : values) {
      if (value.isPresent()) {
        array.add(value.getAsDouble());
      } else {
        array.addNull();
      }
    }
  }
}
