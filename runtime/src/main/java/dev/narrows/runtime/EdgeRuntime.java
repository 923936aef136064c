package dev.narrows.runtime;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.model.Architecture;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.ModelException;
import dev.narrows.model.TensorShape;

/** The half of a model that runs on the device. Safe for use by several threads. */
public final class EdgeRuntime implements AutoCloseable {
  /** Channels of a picture. */
  static final int RGB = 3;

  private final Architecture architecture;
  private final EdgeLayers layers;

  private EdgeRuntime(Architecture architecture, EdgeLayers layers) {
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
    return open(model, options, model.description().network().featureLayers().size());
  }

  /**
   * Loads the first layers of the edge half; the others are loaded when they are first asked for.
   *
   * @param count how many layers, 1 or more
   * @throws InferenceException if ONNX Runtime cannot load one or it is not what the model says
   */
  public static EdgeRuntime open(ModelDirectory model, RuntimeOptions options, int count)
      throws InferenceException {
    EdgeRuntime runtime =
        new EdgeRuntime(model.description().network(), new EdgeLayers(model, options));
    try {
      for (int i = 0; i < count; i++) {
        runtime.layers.layer(i);
      }
      return runtime;
    } catch (InferenceException failure) {
      runtime.close();
      throw failure;
    }
  }

  /** How many layers the features have. */
  public int layers() {
    return architecture.featureLayers().size();
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
    return features(rgb, height, width, layers());
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
    return run(rgb, batch, height, width, layers());
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
    if (layers() == 1) {
      return layers.layer(0).run(rgb, batch, picture, all);
    }
    int plane = all.height() * all.width();
    int channels = architecture.channelsOf(count);
    float[] values = new float[batch * channels * plane];
    int first = 0;
    for (int i = 0; i < count; i++) {
      int own = architecture.featureLayers().get(i).channels();
      TensorShape shape = new TensorShape(own, all.height(), all.width());
      float[] part = layers.layer(i).run(rgb, batch, picture, shape);
      for (int n = 0; n < batch; n++) {
        int to = (n * channels + first) * plane;
        System.arraycopy(part, n * own * plane, values, to, own * plane);
      }
      first += own;
    }
    return values;
  }

  /** Memory for {@link #features(EdgeBuffers, byte[])} of pictures of one size. */
  EdgeBuffers buffers(int height, int width, int count) throws ModelException, InferenceException {
    return EdgeBuffers.of(architecture, height, width, count);
  }

  /**
   * The layers of features that the buffers are for, in the buffers: valid until their next use.
   *
   * @param rgb interleaved, {@code rgb[3·(y·width + x) + channel]}, red first
   * @throws IllegalArgumentException if these are not as many bytes as the picture has
   */
  FeatureTensor features(EdgeBuffers buffers, byte[] rgb) throws InferenceException {
    buffers.load(rgb);
    for (int i = 0; i < buffers.layers(); i++) {
      layers.layer(i).run(buffers.picture(), buffers.layer(i));
    }
    return buffers.features();
  }

  @Override
  public void close() throws InferenceException {
    layers.close();
  }
}
