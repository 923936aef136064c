package dev.narrows.runtime;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.model.Architecture;
import dev.narrows.model.FeatureLayer;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.ModelException;
import dev.narrows.model.OnnxExporter;
import dev.narrows.model.TensorShape;
import java.util.ArrayList;
import java.util.List;

/** The half of a model that runs on the device. Safe for use by several threads. */
public final class EdgeRuntime implements AutoCloseable {
  private static final int RGB = 3;

  private final Architecture architecture;
  private final List<OnnxNetwork> layers;

  private EdgeRuntime(Architecture architecture, List<OnnxNetwork> layers) {
    this.architecture = architecture;
    this.layers = layers;
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
    List<OnnxNetwork> layers = new ArrayList<>();
    EdgeRuntime runtime = new EdgeRuntime(architecture, layers);
    try {
      for (FeatureLayer layer : architecture.featureLayers()) {
        OnnxNetwork.Port features = new OnnxNetwork.Port(OnnxExporter.FEATURES, layer.channels());
        layers.add(OnnxNetwork.open(model.edge(layers.size()), picture, features, options));
      }
      return runtime;
    } catch (InferenceException failure) {
      runtime.close();
      throw failure;
    }
  }

  /** How many layers the features have. */
  public int layers() {
    return layers.size();
  }

  /**
   * Channels of the first layers.
   *
   * @param count how many layers
   */
  public int channelsOf(int count) {
    return architecture.channelsOf(count);
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
    return features(rgb, height, width, layers.size());
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
   * The first layers of the features of an 8-bit picture; the encoders of the others do not run.
   *
   * @param rgb interleaved, {@code rgb[3·(y·width + x) + channel]}, red first
   * @param height rows, a multiple of the model's stride
   * @param width columns, a multiple of the model's stride
   * @param count how many layers, 1 to {@link #layers()}
   * @throws ModelException if a side is not such a multiple
   * @throws InferenceException if the network fails
   */
  public FeatureTensor features(byte[] rgb, int height, int width, int count)
      throws ModelException, InferenceException {
    return features(Pictures.toPlanes(rgb), height, width, count);
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
    return run(rgb, batch, height, width, layers.size());
  }

  private FeatureTensor features(float[] rgb, int height, int width, int count)
      throws ModelException, InferenceException {
    TensorShape shape = architecture.features(height, width);
    float[] values = run(rgb, 1, height, width, count);
    return new FeatureTensor(
        new FeatureShape(architecture.channelsOf(count), shape.height(), shape.width()), values);
  }

  private float[] run(float[] rgb, int batch, int height, int width, int count)
      throws ModelException, InferenceException {
    TensorShape picture = new TensorShape(RGB, height, width);
    TensorShape all = architecture.features(height, width);
    if (layers.size() == 1) {
      return layers.get(0).run(rgb, batch, picture, all);
    }
    int plane = all.height() * all.width();
    int channels = architecture.channelsOf(count);
    float[] values = new float[batch * channels * plane];
    int first = 0;
    for (int i = 0; i < count; i++) {
      int own = architecture.featureLayers().get(i).channels();
      TensorShape shape = new TensorShape(own, all.height(), all.width());
      float[] part = layers.get(i).run(rgb, batch, picture, shape);
      for (int n = 0; n < batch; n++) {
        int to = (n * channels + first) * plane;
        System.arraycopy(part, n * own * plane, values, to, own * plane);
      }
      first += own;
    }
    return values;
  }

  @Override
  public void close() throws InferenceException {
    for (OnnxNetwork layer : layers) {
      layer.close();
    }
  }
}
