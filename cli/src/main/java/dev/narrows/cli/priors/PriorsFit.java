package dev.narrows.cli.priors;

import dev.narrows.cli.npy.NumpyArray;
import dev.narrows.cli.progress.Progress;
import dev.narrows.cli.tensor.DatasetFeatures;
import dev.narrows.cli.tensor.SourceTensor;
import dev.narrows.cli.tensor.TensorException;
import dev.narrows.data.Dataset;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.Quantizer;
import dev.narrows.feature.entropy.FeaturePriors;
import dev.narrows.feature.quantize.MinMaxQuantizer;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.TensorShape;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Priors and what they were fitted to. Equal features give equal priors.
 *
 * @param priors what training knows
 * @param tensors how many tensors it knows that from
 */
public record PriorsFit(FeaturePriors priors, int tensors) {
  /** More pictures or tensors than so many only take time. */
  public static final int MOST = 400;

  /**
   * Fits to a model's features, quantised as the model was made for.
   *
   * @param dataset pictures as they are, not augmented; some of them are taken, evenly chosen
   * @param most at most so many, at least 1
   * @param task what is done, for people
   * @param terminal where progress is shown
   * @throws IOException if a picture cannot be read or has another size than multiples of the
   *     model's stride, or the network fails
   */
  public static PriorsFit ofModel(
      ModelDirectory model, Dataset dataset, int most, String task, PrintWriter terminal)
      throws IOException {
    FeatureShape shape = shape(model, dataset);
    Quantizer quantizer = new MinMaxQuantizer(model.description().bottleneck().bits());
    int useful = Math.min(most, FeaturePriors.mostTensors(shape));
    int pictures = Math.min(useful, dataset.size());
    List<QuantizedTensor> tensors = new ArrayList<>();
    try (Progress progress = Progress.start(terminal, task, pictures + (long) shape.channels())) {
      DatasetFeatures.computeSome(
          model,
          dataset,
          pictures,
          (index, name, features) -> {
            SourceTensor source = new SourceTensor(name, new NumpyArray.Floats(features));
            tensors.add(source.quantize(quantizer));
            progress.at(tensors.size(), "");
          });
      return fit(tensors, progress);
    }
  }

  /**
   * Fits to tensors of any network.
   *
   * @param sources at least one
   * @param quantizer for features; symbols stay as they are
   * @param terminal where progress is shown
   * @throws TensorException if a tensor cannot be quantised, or is of another shape or depth than
   *     the first
   */
  public static PriorsFit ofTensors(
      List<SourceTensor> sources, Quantizer quantizer, PrintWriter terminal)
      throws TensorException {
    List<QuantizedTensor> tensors = new ArrayList<>();
    for (SourceTensor source : sources) {
      QuantizedTensor tensor = source.symbols(quantizer);
      tensors.add(tensor);
      String expected = kind(tensors.get(0));
      if (!kind(tensor).equals(expected)) {
        throw new TensorException(
            (source.name() + ": expected features of " + expected + " as in ")
                + (sources.get(0).name() + ", found " + kind(tensor)),
            null);
      }
    }
    int channels = tensors.get(0).shape().channels();
    try (Progress progress = Progress.start(terminal, "priors", tensors.size() + (long) channels)) {
      return fit(tensors, progress);
    }
  }

  private static PriorsFit fit(List<QuantizedTensor> tensors, Progress progress) {
    FeaturePriors priors =
        FeaturePriors.fit(tensors, (done, all) -> progress.at(tensors.size() + (long) done, ""));
    return new PriorsFit(priors, tensors.size());
  }

  private static FeatureShape shape(ModelDirectory model, Dataset dataset) throws IOException {
    TensorShape shape =
        model
            .description()
            .network()
            .features(dataset.pictureSize().height(), dataset.pictureSize().width());
    return new FeatureShape(shape.channels(), shape.height(), shape.width());
  }

  private static String kind(QuantizedTensor tensor) {
    return tensor.shape() + " at " + tensor.bits() + " bits";
  }
}
