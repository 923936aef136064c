package dev.narrows.cli.reproduce;

import dev.narrows.evaluate.sweep.LatentPoint;
import dev.narrows.latent.LatentModel;
import dev.narrows.model.ModelDirectory;
import dev.narrows.runtime.ModelLatents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Where a learned model's curves are measured: at every fourth rate, for each choice of layers. */
final class LatentPoints {
  private static final int STEP = 4;

  private LatentPoints() {}

  /**
   * The points of a model.
   *
   * @throws IOException if the model has no latents or their tables cannot be read
   */
  static List<LatentPoint> of(ModelDirectory model) throws IOException {
    LatentModel latents = ModelLatents.of(model).orElseThrow();
    List<LatentPoint> points = new ArrayList<>();
    for (LatentPoint.Part part : parts(latents)) {
      for (int rate = 0; rate < latents.rates(); rate += STEP) {
        points.add(new LatentPoint(rate, part));
      }
    }
    return points;
  }

  private static List<LatentPoint.Part> parts(LatentModel latents) {
    return latents.layers().count() == 1
        ? List.of(LatentPoint.Part.ALL)
        : List.of(LatentPoint.Part.ALL, LatentPoint.Part.BASE);
  }
}
