package dev.narrows.cli.tensor;

import dev.narrows.data.Dataset;
import dev.narrows.data.Sample;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.model.ModelDirectory;
import dev.narrows.runtime.EdgeRuntime;
import java.io.IOException;

/** The features that a model's edge half computes of the pictures of a dataset. */
public final class DatasetFeatures {
  private DatasetFeatures() {}

  /** Is given each picture's features. */
  @FunctionalInterface
  public interface Receiver {
    /**
     * The next features.
     *
     * @param index of the picture, from 0
     * @param name of the picture
     * @param features as computed
     */
    void receive(int index, String name, FeatureTensor features) throws IOException;
  }

  /**
   * Computes the features of the first pictures, one after the other.
   *
   * @param pictures how many, at most those there are
   * @throws IOException if a picture, the network or the receiver fails
   */
  public static void compute(ModelDirectory model, Dataset dataset, int pictures, Receiver receiver)
      throws IOException {
    try (EdgeRuntime edge = EdgeRuntime.open(model)) {
      for (int i = 0; i < pictures; i++) {
        Sample sample = dataset.load(i);
        receiver.receive(
            i, sample.name(), edge.features(sample.rgb(), sample.height(), sample.width()));
      }
    }
  }
}
