package dev.narrows.serve.http.demo;

import dev.narrows.model.ModelDescription;
import dev.narrows.model.ModelDirectory;
import dev.narrows.picture.Picture;
import dev.narrows.runtime.EdgeCoding;
import dev.narrows.runtime.EdgeEncoder;
import dev.narrows.runtime.EncodedPicture;
import dev.narrows.runtime.RuntimeOptions;
import java.io.IOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The device of the demonstration: the edge halves of the models that were asked for last. One
 * picture after the other, so that they do not share the times that they show.
 */
final class DemoDevice implements AutoCloseable {
  private static final int MOST_MODELS = 4;

  /** Times of small pictures vary most, and are repeated most cheaply. */
  private static final int SMALL_PIXELS = 1 << 16;

  private static final int RUNS = 3;
  private static final int WARMING_RUNS = 10;

  private final Map<String, EdgeEncoder> encoders = new LinkedHashMap<>(8, 0.75f, true);

  /** Whether a picture is run several times. */
  static boolean small(Picture picture) {
    return picture.width() * picture.height() <= SMALL_PIXELS;
  }

  /**
   * A picture as a model's edge half sends it; of a small picture the fastest of three runs.
   *
   * @throws IOException if the model cannot be run or the coding is for others
   */
  synchronized EncodedPicture encode(ModelDirectory model, Picture picture, EdgeCoding coding)
      throws IOException {
    EdgeEncoder encoder = encoder(model);
    EncodedPicture fastest =
        encoder.encode(picture.rgb(), picture.height(), picture.width(), coding);
    for (int run = 1; run < RUNS && small(picture); run++) {
      EncodedPicture other =
          encoder.encode(picture.rgb(), picture.height(), picture.width(), coding);
      if (other.nanoseconds() < fastest.nanoseconds()) {
        fastest = other;
      }
    }
    return fastest;
  }

  private EdgeEncoder encoder(ModelDirectory model) throws IOException {
    String identity = HexFormat.of().formatHex(model.identity());
    EdgeEncoder known = encoders.get(identity);
    if (known != null) {
      return known;
    }
    EdgeEncoder opened = EdgeEncoder.open(model, RuntimeOptions.DEFAULT);
    encoders.put(identity, opened);
    while (encoders.size() > MOST_MODELS) {
      // The order is that of use, the latest last.
      String oldest = encoders.keySet().iterator().next();
      encoders.remove(oldest).close();
    }
    ModelDescription.Input input = model.description().input();
    opened.warmUp(input.height(), input.width(), EdgeCoding.USUAL, WARMING_RUNS);
    return opened;
  }

  @Override
  public synchronized void close() throws IOException {
    for (EdgeEncoder encoder : encoders.values()) {
      encoder.close();
    }
    encoders.clear();
  }
}
