package dev.narrows.runtime;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.model.Architecture;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.ModelException;
import dev.narrows.model.OnnxExporter;
import dev.narrows.model.TensorShape;

/** The half of a model that runs on the device. Safe for use by several threads. */
public final class EdgeRuntime implements AutoCloseable {
  private static final int RGB = 3;

  private final Architecture architecture;
  private final OnnxNetwork network;

  private EdgeRuntime(Architecture architecture, OnnxNetwork network) {
    this.architecture = architecture;
    this.network = network;
  }

  /**
   * Loads the edge half with the default options.
   *
   * @throws InferenceException if ONNX Runtime cannot load it or it is not what the model says
   */
  public static EdgeRuntime open(ModelDirectory model) throws InferenceException {
    return open(model, RuntimeOptions.DEFAULT);
  }

  /**
   * Loads the edge half.
   *
   * @throws InferenceException if ONNX Runtime cannot load it or it is not what the model says
   */
  public static EdgeRuntime open(ModelDirectory model, RuntimeOptions options)
      throws InferenceException {
    Architecture architecture = model.description().network();
    OnnxNetwork.Port picture = new OnnxNetwork.Port(OnnxExporter.PICTURE, RGB);
    OnnxNetwork.Port features =
        new OnnxNetwork.Port(OnnxExporter.FEATURES, architecture.bottleneckChannels());
    return new EdgeRuntime(
        architecture, OnnxNetwork.open(model.edge(), picture, features, options));
  }

  /**
   * The features of a picture.
   *
   * @param rgb values in [0,1], {@code [3][height][width]}
   * @param height rows, a multiple of the model's stride
   * @param width columns, a multiple of the model's stride
   * @throws ModelException if a side is not such a multiple
   * @throws InferenceException if the network fails
   */
  public FeatureTensor features(float[] rgb, int height, int width)
      throws ModelException, InferenceException {
    TensorShape shape = architecture.features(height, width);
    float[] values = run(rgb, 1, height, width);
    return new FeatureTensor(
        new FeatureShape(shape.channels(), shape.height(), shape.width()), values);
  }

  /**
   * The features of an 8-bit picture.
   *
   * @param rgb interleaved, {@code rgb[3·(y·width + x) + channel]}, red first
   * @param height rows, a multiple of the model's stride
   * @param width columns, a multiple of the model's stride
   * @throws ModelException if a side is not such a multiple
   * @throws InferenceException if the network fails
   */
  public FeatureTensor features(byte[] rgb, int height, int width)
      throws ModelException, InferenceException {
    return features(Pictures.toPlanes(rgb), height, width);
  }

  /**
   * The features of several pictures of one size.
   *
   * @param rgb values in [0,1], {@code [batch][3][height][width]}
   * @param batch number of pictures
   * @param height rows, a multiple of the model's stride
   * @param width columns, a multiple of the model's stride
   * @return {@code [batch][channels][height / stride][width / stride]}
   * @throws ModelException if a side is not such a multiple
   * @throws InferenceException if the network fails
   */
  public float[] run(float[] rgb, int batch, int height, int width)
      throws ModelException, InferenceException {
    TensorShape features = architecture.features(height, width);
    return network.run(rgb, batch, new TensorShape(RGB, height, width), features);
  }

  @Override
  public void close() throws InferenceException {
    network.close();
  }
}
