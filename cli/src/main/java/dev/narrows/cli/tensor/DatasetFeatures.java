package dev.narrows.cli.tensor;

import dev.narrows.data.Dataset;
import dev.narrows.data.Sample;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.model.ModelDirectory;
import dev.narrows.runtime.EdgeRuntime;
import java.io.IOException;
import java.util.function.IntUnaryOperator;

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
    compute(model, dataset, pictures, i -> i, receiver);
  }

  /**
   * Computes the features of some pictures, evenly chosen from all.
   *
   * @param pictures how many, at most those there are
   * @throws IOException if a picture, the network or the receiver fails
   */
  public static void computeSome(
      ModelDirectory model, Dataset dataset, int pictures, Receiver receiver) throws IOException {
    long size = dataset.size();
    compute(model, dataset, pictures, i -> (int) (i * size / pictures), receiver);
  }

  private static void compute(
      ModelDirectory model,
      Dataset dataset,
      int pictures,
      IntUnaryOperator place,
      Receiver receiver)
      throws IOException {
    try (EdgeRuntime edge = EdgeRuntime.open(model)) {
      for (int i = 0; i < pictures; i++) {
        int index = place.applyAsInt(i);
        Sample sample = dataset.load(index);
        receiver.receive(
            index, sample.name(), edge.features(sample.rgb(), sample.height(), sample.width()));
      }
    }
  }
}
