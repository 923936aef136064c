package dev.narrows.cli.bench;

import dev.narrows.cli.npy.NumpyArray;
import dev.narrows.cli.tensor.DatasetFeatures;
import dev.narrows.cli.tensor.SourceTensor;
import dev.narrows.cli.tensor.TensorFolder;
import dev.narrows.data.Dataset;
import dev.narrows.evaluate.bench.NamedTensor;
import dev.narrows.feature.Quantizer;
import dev.narrows.feature.entropy.FeaturePriors;
import dev.narrows.feature.quantize.FeatureCoding;
import dev.narrows.feature.quantize.MinMaxQuantizer;
import dev.narrows.model.ModelDirectory;
import dev.narrows.runtime.ModelPriors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * What codecs are compared on.
 *
 * @param tensors at least one
 * @param quantizer for features
 * @param priors of the network that they come from, where they are at hand
 * @param model where they come from and what accuracies are measured with; empty for files
 */
public record BenchInput(
    List<SourceTensor> tensors,
    Quantizer quantizer,
    Optional<FeaturePriors> priors,
    Optional<ModelAndData> model) {
  /**
   * A model and the pictures that go through it.
   *
   * @param directory the model
   * @param dataset the pictures
   */
  public record ModelAndData(ModelDirectory directory, Dataset dataset) {}

  /** Copies the list. */
  public BenchInput {
    tensors = List.copyOf(tensors);
  }

  /**
   * The files of a folder.
   *
   * @param limit the first so many
   * @throws IOException if there is none or one cannot be read
   */
  public static BenchInput folder(
      Path folder, int limit, Quantizer quantizer, Optional<FeaturePriors> priors)
      throws IOException {
    return new BenchInput(TensorFolder.read(folder, limit), quantizer, priors, Optional.empty());
  }

  /**
   * A model's features of the first pictures, for its own quantiser.
   *
   * @param progress is told how many are done
   * @throws IOException if a picture or the network fails
   */
  public static BenchInput model(
      ModelDirectory model, Dataset dataset, int pictures, LongConsumer progress)
      throws IOException {
    List<SourceTensor> tensors = new ArrayList<>();
    DatasetFeatures.compute(
        model,
        dataset,
        pictures,
        (index, name, features) -> {
          tensors.add(new SourceTensor(name, new NumpyArray.Floats(features)));
          progress.accept(index + 1L);
        });
    Quantizer quantizer = new MinMaxQuantizer(model.description().bottleneck().bits());
    return new BenchInput(
        tensors, quantizer, ModelPriors.of(model), Optional.of(new ModelAndData(model, dataset)));
  }

  /**
   * What a coding's codec gets: symbols of files as they are, unless the coding has a quantiser of
   * its own.
   *
   * @throws IOException if a tensor cannot be quantised
   */
  List<NamedTensor> symbols(FeatureCoding coding) throws IOException {
    List<NamedTensor> symbols = new ArrayList<>();
    for (SourceTensor tensor : tensors) {
      symbols.add(
          new NamedTensor(
              tensor.name(),
              coding.quantizer().isPresent()
                  ? tensor.quantize(coding.quantizer().get())
                  : tensor.symbols(quantizer)));
    }
    return symbols;
  }
}
