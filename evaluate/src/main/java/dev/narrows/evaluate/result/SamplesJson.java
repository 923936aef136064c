package dev.narrows.evaluate.result;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.narrows.evaluate.SampleViews;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pictures to look at, by the files that hold them. */
final class SamplesJson {
  private SamplesJson() {}

  static void write(ArrayNode array, List<SampleViews> samples) {
    for (SampleViews sample : samples) {
      ObjectNode node = array.addObject();
      node.put("sample", sample.sample()).put("codec", sample.codec()).put("bytes", sample.bytes());
      ObjectNode files = node.putObject("files");
      sample.files().forEach((view, file) -> files.put(view.key(), file));
    }
  }

  static List<SampleViews> read(JsonCursor array) throws ResultsException {
    List<SampleViews> samples = new ArrayList<>();
    for (JsonCursor node : array.elements()) {
      Map<SampleViews.View, String> files = new EnumMap<>(SampleViews.View.class);
      for (SampleViews.View view : SampleViews.View.values()) {
        Optional<JsonCursor> file = node.at("files").find(view.key());
        if (file.isPresent()) {
          files.put(view, file.get().text());
        }
      }
      samples.add(
          new SampleViews(
              node.at("sample").text(), node.at("codec").text(), node.at("bytes").count(), files));
    }
    return samples;
  }
}
