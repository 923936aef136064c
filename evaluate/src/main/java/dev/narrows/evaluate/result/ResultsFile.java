package dev.narrows.evaluate.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.narrows.data.ClassSet;
import dev.narrows.data.PictureSize;
import dev.narrows.evaluate.Evaluation;
import dev.narrows.evaluate.EvaluationSet;
import dev.narrows.evaluate.PictureResult;
import dev.narrows.evaluate.RateCurve;
import dev.narrows.evaluate.RatePoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An evaluation as a JSON file.
 *
 * <p>{@code name}, {@code description} and {@code results} hold the model's own curve in the layout
 * that CompressAI's tools read: arrays over the codecs, with {@code bpp} in bits per input pixel
 * and times in seconds. {@code offload} holds the curves of sending the picture, each with {@code
 * results} of the same layout. {@code pictures} names the pictures, and {@code details}, beside
 * each {@code results}, holds what each of them gave. A task that the data lack is left out.
 */
public final class ResultsFile {
  /** What the field {@code format} says. */
  public static final String FORMAT = "narrows-results";

  /** The version written, and the newest that is read. */
  public static final int VERSION = 1;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ResultsFile() {}

  /**
   * Writes an evaluation, whole or not at all.
   *
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, Evaluation evaluation) throws IOException {
    String text =
        MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(toJson(evaluation)) + "\n";
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads an evaluation.
   *
   * @throws ResultsException if the file is no results file, a newer or a damaged one
   * @throws IOException if it cannot be read
   */
  public static Evaluation read(Path file) throws IOException {
    JsonCursor root = new JsonCursor(file, parse(file));
    JsonCursor format = root.at("format");
    if (!format.text().equals(FORMAT)) {
      throw format.problem(FORMAT);
    }
    JsonCursor version = root.at("version");
    if (version.count() != VERSION) {
      throw version.problem("version " + VERSION + ", which this program reads");
    }
    String name = root.at("name").text();
    Optional<JsonCursor> unquantised = root.find("unquantised");
    return new Evaluation(
        name,
        root.at("description").text(),
        readSet(root.at("dataset")),
        readProvenance(root.at("provenance")),
        readCurves(root, name),
        unquantised.isPresent()
            ? Optional.of(CurveJson.readAccuracy(unquantised.get()))
            : Optional.empty(),
        SamplesJson.read(root.at("samples")));
  }

  private static JsonNode parse(Path file) throws IOException {
    try {
      return MAPPER.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new ResultsException(
          file
              + ", line "
              + e.getLocation().getLineNr()
              + ": expected JSON, found "
              + e.getOriginalMessage().lines().findFirst().orElse("something else"),
          e);
    }
  }

  private static JsonNode toJson(Evaluation evaluation) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("format", FORMAT).put("version", VERSION);
    root.put("name", evaluation.name()).put("description", evaluation.description());
    write(root.putObject("dataset"), evaluation.data());
    ObjectNode provenance = root.putObject("provenance");
    evaluation.provenance().forEach(provenance::put);
    evaluation.features().ifPresent(c -> CurveJson.write(root.putObject("results"), c.points()));
    evaluation
        .unquantised()
        .ifPresent(accuracy -> CurveJson.write(root.putObject("unquantised"), accuracy));
    SamplesJson.write(root.putArray("samples"), evaluation.samples());
    var pictures = root.putArray("pictures");
    pictures(evaluation).forEach(pictures::add);
    evaluation.features().ifPresent(c -> writeDetails(root, c));
    evaluation.nativeCodec().ifPresent(c -> writeCurve(root.putObject("native"), c));
    evaluation.baseLayer().ifPresent(c -> writeCurve(root.putObject("base_layer"), c));
    var offload = root.putArray("offload");
    for (RateCurve curve : evaluation.offload()) {
      writeCurve(offload.addObject(), curve);
    }
    return root;
  }

  private static void writeCurve(ObjectNode node, RateCurve curve) {
    node.put("name", curve.name());
    CurveJson.write(node.putObject("results"), curve.points());
    writeDetails(node, curve);
  }

  private static List<String> pictures(Evaluation evaluation) {
    return evaluation.curves().stream()
        .flatMap(curve -> curve.points().stream())
        .findFirst()
        .map(point -> point.pictures().stream().map(PictureResult::picture).toList())
        .orElse(List.of());
  }

  private static void writeDetails(ObjectNode node, RateCurve curve) {
    if (curve.points().stream().anyMatch(point -> point.pictures().isEmpty())) {
      return;
    }
    ObjectNode details = node.putObject("details");
    for (RatePoint point : curve.points()) {
      DetailsJson.write(details.putObject(point.codec()), point.pictures());
    }
  }

  private static List<RateCurve> readCurves(JsonCursor root, String name) throws ResultsException {
    List<String> pictures = new ArrayList<>();
    for (JsonCursor picture : root.at("pictures").elements()) {
      pictures.add(picture.text());
    }
    List<RateCurve> curves = new ArrayList<>();
    if (root.find("results").isPresent()) {
      curves.add(readCurve(root, name, RateCurve.Kind.FEATURES, pictures));
    }
    Optional<JsonCursor> natives = root.find("native");
    if (natives.isPresent()) {
      String own = natives.get().at("name").text();
      curves.add(readCurve(natives.get(), own, RateCurve.Kind.NATIVE, pictures));
    }
    Optional<JsonCursor> base = root.find("base_layer");
    if (base.isPresent()) {
      String own = base.get().at("name").text();
      curves.add(readCurve(base.get(), own, RateCurve.Kind.BASE_LAYER, pictures));
    }
    for (JsonCursor curve : root.at("offload").elements()) {
      String offload = curve.at("name").text();
      curves.add(readCurve(curve, offload, RateCurve.Kind.IMAGE_OFFLOAD, pictures));
    }
    return curves;
  }

  private static RateCurve readCurve(
      JsonCursor node, String name, RateCurve.Kind kind, List<String> pictures)
      throws ResultsException {
    Optional<JsonCursor> details = node.find("details");
    return CurveJson.read(
        name, kind, node.at("results"), details.map(cursor -> new DetailsJson(cursor, pictures)));
  }

  private static Map<String, String> readProvenance(JsonCursor node) throws ResultsException {
    Map<String, String> provenance = new LinkedHashMap<>();
    for (Map.Entry<String, JsonCursor> entry : node.fields().entrySet()) {
      provenance.put(entry.getKey(), entry.getValue().text());
    }
    return provenance;
  }

  private static void write(ObjectNode node, EvaluationSet data) {
    node.put("description", data.description());
    node.put("pictures", data.pictures());
    node.put("width", data.size().width()).put("height", data.size().height());
    node.put("disparity", data.hasDisparity());
    ObjectNode classes = node.putObject("classes");
    data.classes().classes().forEach(c -> classes.put(c.name(), String.format("#%06x", c.rgb())));
  }

  private static EvaluationSet readSet(JsonCursor node) throws ResultsException {
    List<ClassSet.SemanticClass> classes = new ArrayList<>();
    for (Map.Entry<String, JsonCursor> entry : node.at("classes").fields().entrySet()) {
      String colour = entry.getValue().text();
      if (!colour.matches("#[0-9a-f]{6}")) {
        throw entry.getValue().problem("a colour such as #804080");
      }
      classes.add(
          new ClassSet.SemanticClass(entry.getKey(), Integer.parseInt(colour.substring(1), 16)));
    }
    return new EvaluationSet(
        node.at("description").text(),
        (int) node.at("pictures").positive(),
        new PictureSize((int) node.at("width").positive(), (int) node.at("height").positive()),
        new ClassSet(classes),
        node.at("disparity").truth());
  }
}
