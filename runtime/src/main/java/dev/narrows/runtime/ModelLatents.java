package dev.narrows.runtime;

import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.latent.LatentLayers;
import dev.narrows.latent.LatentModel;
import dev.narrows.latent.LatentParameters;
import dev.narrows.model.Architecture;
import dev.narrows.model.FeatureLayer;
import dev.narrows.model.LatentParameterNames;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.ModelException;
import dev.narrows.model.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** What a model knows of its latents, for the codec that codes them. */
public final class ModelLatents {
  private ModelLatents() {}

  /**
   * The tables of a model's latents, if its features are latents.
   *
   * @throws MalformedBitstreamException if they are damaged, or those of other latents; the message
   *     names the file
   * @throws ModelException if the model should have tables and has none
   * @throws IOException if they cannot be read
   */
  public static Optional<LatentModel> of(ModelDirectory model) throws IOException {
    if (!model.description().learned()) {
      return Optional.empty();
    }
    Path file =
        model
            .addition(ModelDirectory.Addition.LATENTS)
            .orElseThrow(
                () ->
                    new ModelException(
                        model.path()
                            + ": expected "
                            + ModelDirectory.Addition.LATENTS.fileName()
                            + ", found none: the model's training has not come to its end"));
    LatentModel latents = read(file);
    LatentLayers expected = layers(model.description().network());
    if (!latents.layers().equals(expected)) {
      throw new MalformedBitstreamException(
          0, file + ": expected layers of " + expected.channels() + ", found " + latents.layers());
    }
    return Optional.of(latents);
  }

  /**
   * What training left of a model's latents, from which tables are made.
   *
   * @throws ModelException if the weights cannot be read
   * @throws IllegalArgumentException if the model's features are no latents
   */
  public static LatentParameters parameters(ModelDirectory model) throws ModelException {
    Architecture network = model.description().network();
    if (!network.latents().learned()) {
      throw new IllegalArgumentException(model.path() + ": a model without latents");
    }
    Weights weights = model.weights();
    int rates = network.latents().rates();
    Map<String, float[]> values = weights.values();
    float[][] logGain = rows(values.get(LatentParameterNames.LOG_GAIN), rates);
    float[][] logInverseGain = rows(values.get(LatentParameterNames.LOG_INVERSE_GAIN), rates);
    // Learned in the last of several layers only.
    int tied = network.channelsOf(network.featureLayers().size() - 1);
    for (int rate = 0; rate < rates; rate++) {
      for (int channel = 0; channel < tied; channel++) {
        logInverseGain[rate][channel] = -logGain[rate][channel];
      }
    }
    return new LatentParameters(
        layers(network),
        logGain,
        logInverseGain,
        rows(values.get(LatentParameterNames.MEAN_BIAS), rates),
        rows(values.get(LatentParameterNames.SCALE_BIAS), rates),
        values.get(LatentParameterNames.MEAN_WEIGHTS),
        values.get(LatentParameterNames.SCALE_WEIGHTS));
  }

  private static LatentModel read(Path file) throws IOException {
    try {
      return LatentModel.read(Files.readAllBytes(file));
    } catch (MalformedBitstreamException e) {
      throw e.within(0, file.toString());
    }
  }

  private static LatentLayers layers(Architecture network) {
    return new LatentLayers(network.featureLayers().stream().map(FeatureLayer::channels).toList());
  }

  private static float[][] rows(float[] values, int rates) {
    float[][] rows = new float[rates][];
    int length = values.length / rates;
    for (int i = 0; i < rates; i++) {
      rows[i] = Arrays.copyOfRange(values, i * length, (i + 1) * length);
    }
    return rows;
  }
}
