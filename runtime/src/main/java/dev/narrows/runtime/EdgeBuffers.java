package dev.narrows.runtime;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.model.Architecture;
import dev.narrows.model.ModelException;
import dev.narrows.model.TensorShape;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Memory for the features of pictures of one size, used again for each. For one picture at a time.
 */
final class EdgeBuffers implements AutoCloseable {
  private static final long MAX_PIXELS = 1L << 26;

  private final int height;
  private final int width;
  private final DirectTensor picture;
  private final List<DirectTensor> layers;
  private final FloatBuffer memory;
  private final FeatureTensor features;

  private EdgeBuffers(
      TensorShape size,
      DirectTensor picture,
      List<DirectTensor> layers,
      FloatBuffer memory,
      FeatureTensor features) {
    this.height = size.height();
    this.width = size.width();
    this.picture = picture;
    this.layers = layers;
    this.memory = memory;
    this.features = features;
  }

  /**
   * Memory for some layers.
   *
   * @param count how many, the first ones
   * @throws ModelException if a side of the picture is no multiple of the stride, or it is too
   *     large
   */
  static EdgeBuffers of(Architecture network, int height, int width, int count)
      throws ModelException, InferenceException {
    TensorShape all = network.features(height, width);
    if ((long) height * width > MAX_PIXELS) {
      throw new ModelException(
          ("picture: expected at most " + MAX_PIXELS + " pixels, found ") + (width + "x" + height));
    }
    TensorShape size = new TensorShape(EdgeRuntime.RGB, height, width);
    DirectTensor picture =
        DirectTensor.of(DirectTensor.memory(Math.toIntExact(size.elements())), 0, size);
    FeatureShape shape = new FeatureShape(network.channelsOf(count), all.height(), all.width());
    FloatBuffer memory = DirectTensor.memory(shape.elements());
    List<DirectTensor> layers = new ArrayList<>();
    int first = 0;
    for (int i = 0; i < count; i++) {
      int channels = network.featureLayers().get(i).channels();
      TensorShape own = new TensorShape(channels, all.height(), all.width());
      layers.add(DirectTensor.of(memory, first, own));
      first += channels * shape.plane();
    }
    return new EdgeBuffers(
        size, picture, layers, memory, new FeatureTensor(shape, new float[shape.elements()]));
  }

  /** Whether they are for such pictures and so many layers. */
  boolean fit(int pictureHeight, int pictureWidth, int count) {
    return height == pictureHeight && width == pictureWidth && layers.size() == count;
  }

  int layers() {
    return layers.size();
  }

  DirectTensor picture() {
    return picture;
  }

  DirectTensor layer(int index) {
    return layers.get(index);
  }

  /**
   * Takes a picture.
   *
   * @param rgb interleaved, red first
   * @throws IllegalArgumentException if these are not as many bytes as the picture has
   */
  void load(byte[] rgb) {
    if (rgb.length != EdgeRuntime.RGB * height * width) {
      throw new IllegalArgumentException(
          ("picture: expected " + EdgeRuntime.RGB * height * width + " bytes for ")
              + (width + "x" + height + ", found " + rgb.length));
    }
    Pictures.toPlanes(rgb, picture.values());
  }

  /** The features as an array, that of the last picture overwritten. */
  FeatureTensor features() {
    memory.get(0, features.values());
    return features;
  }

  @Override
  public void close() {
    picture.close();
    layers.forEach(DirectTensor::close);
  }
}
