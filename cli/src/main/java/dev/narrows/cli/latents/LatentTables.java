package dev.narrows.cli.latents;

import dev.narrows.cli.progress.Progress;
import dev.narrows.cli.tensor.DatasetFeatures;
import dev.narrows.data.Dataset;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.latent.LatentModel;
import dev.narrows.model.ModelDirectory;
import dev.narrows.runtime.ModelLatents;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The integer tables of a trained model's latents. */
public final class LatentTables {
  /** More pictures than so many only take time. */
  private static final int PICTURES = 400;

  /** Tables know the trained rates and those half way between; the others lie close. */
  private static final int RATE_STEP = 4;

  private LatentTables() {}

  /**
   * The model with tables of its latents: the parameters that training left, as integers, and
   * probabilities refined by counting in pictures. Equal models and pictures give equal tables.
   *
   * @param dataset pictures as they are, not augmented; some of them are taken, evenly chosen
   * @param task what is done, for people
   * @param terminal where progress is shown
   * @throws IOException if a picture cannot be read, the network fails or files cannot be written
   */
  public static ModelDirectory fit(
      ModelDirectory model, Dataset dataset, String task, PrintWriter terminal) throws IOException {
    int pictures = Math.min(PICTURES, dataset.size());
    List<FeatureTensor> latents = new ArrayList<>();
    try (Progress progress = Progress.start(terminal, task, pictures + 1L)) {
      DatasetFeatures.computeSome(
          model,
          dataset,
          pictures,
          (index, name, features) -> {
            latents.add(features);
            progress.at(latents.size(), "");
          });
      LatentModel untrained = LatentModel.of(ModelLatents.parameters(model));
      List<Integer> rates =
          IntStream.range(0, untrained.rates())
              .filter(rate -> rate % RATE_STEP == 0)
              .boxed()
              .toList();
      LatentModel tables = untrained.trained(latents, rates);
      progress.at(pictures + 1L, "");
      return model.with(ModelDirectory.Addition.LATENTS, tables.write());
    }
  }
}
