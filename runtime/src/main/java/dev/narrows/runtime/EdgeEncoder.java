package dev.narrows.runtime;

import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.UnreachableTargetException;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.ModelException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The device's half in one call: the bytes of a picture become a bitstream. Neither windows nor
 * picture files nor training are needed for it.
 *
 * <p>Safe for use by several threads: as many pictures are encoded at once as there are calls. The
 * memory of the network's inputs and outputs stays for the next picture, once for each picture that
 * was encoded at the same time; {@link #close} frees it.
 */
public final class EdgeEncoder implements AutoCloseable {
  private final ModelDirectory model;
  private final EdgeRuntime edge;
  private final EdgeCoder coder;
  private final BufferPool pool;
  // Encoding holds the read lock, so that nothing is freed under it.
  private final ReadWriteLock open = new ReentrantReadWriteLock();
  private boolean closed;

  private EdgeEncoder(ModelDirectory model, EdgeRuntime edge, EdgeCoder coder) {
    this.model = model;
    this.edge = edge;
    this.coder = coder;
    pool = new BufferPool(edge);
  }

  /**
   * Opens a model with one thread for each core.
   *
   * @throws IOException as {@link #open(ModelDirectory, RuntimeOptions)}
   */
  public static EdgeEncoder open(Path modelDirectory) throws IOException {
    return open(modelDirectory, RuntimeOptions.DEFAULT);
  }

  /**
   * Opens a model, of which a device needs no more than {@link ModelDirectory#openEdge} does.
   *
   * @throws IOException as {@link #open(ModelDirectory, RuntimeOptions)}
   */
  public static EdgeEncoder open(Path modelDirectory, RuntimeOptions options) throws IOException {
    return open(ModelDirectory.openEdge(modelDirectory), options);
  }

  /**
   * Opens a model. What only a second layer of features needs is loaded with the first picture that
   * is sent with it.
   *
   * @throws ModelException if there is no model, or a damaged one
   * @throws InferenceException if ONNX Runtime cannot load it
   * @throws IOException if what it knows of its features is damaged or cannot be read
   */
  public static EdgeEncoder open(ModelDirectory model, RuntimeOptions options) throws IOException {
    EdgeCoder coder = EdgeCoder.of(model);
    return new EdgeEncoder(model, EdgeRuntime.open(model, options, 1), coder);
  }

  /** The model. */
  public ModelDirectory model() {
    return model;
  }

  /** Sides of pictures are multiples of this, in pixels. */
  public int stride() {
    return model.description().network().stride();
  }

  /**
   * Encodes a picture as {@link EdgeCoding#USUAL}.
   *
   * @throws IOException as {@link #encode(byte[], int, int, EdgeCoding)}
   */
  public EncodedPicture encode(byte[] rgb, int height, int width) throws IOException {
    return encode(rgb, height, width, EdgeCoding.USUAL);
  }

  /**
   * Encodes a picture.
   *
   * @param rgb interleaved, {@code rgb[3·(y·width + x) + channel]}, red first; neither kept nor
   *     changed
   * @param height rows, a multiple of {@link #stride()}
   * @param width columns, a multiple of {@link #stride()}
   * @throws ModelException if a side is not such a multiple, or the coding is for other models
   * @throws UnreachableTargetException if the coarsest coding exceeds the limit of bytes
   * @throws IOException if the network fails or its features cannot be coded
   * @throws IllegalArgumentException if these are not as many bytes as the picture has
   * @throws IllegalStateException if this is closed
   */
  public EncodedPicture encode(byte[] rgb, int height, int width, EdgeCoding coding)
      throws IOException {
    open.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException(model.path() + ": the encoder is closed");
      }
      long start = System.nanoTime();
      int layers = coder.layers(coding);
      EdgeBuffers buffers = pool.take(height, width, layers);
      try {
        FeatureTensor features = edge.features(buffers, rgb);
        long between = System.nanoTime();
        EdgeCoder.Coded coded = coder.encode(features, coding);
        byte[] bitstream = coded.bitstream().write();
        return new EncodedPicture(
            bitstream,
            coded.name(),
            layers,
            coded.bitstream().sideInformationBytes(),
            between - start,
            System.nanoTime() - between);
      } finally {
        pool.give(buffers);
      }
    } finally {
      open.readLock().unlock();
    }
  }

  /**
   * Encodes a made-up picture some times, so that networks are loaded, memory is there and code is
   * compiled when the first real one comes.
   *
   * @param height rows, a multiple of {@link #stride()}
   * @param width columns, a multiple of {@link #stride()}
   * @param times how often; some tens bring most of the speed
   * @throws IOException as {@link #encode(byte[], int, int, EdgeCoding)}, but for limits that the
   *     made-up picture exceeds
   */
  public void warmUp(int height, int width, EdgeCoding coding, int times) throws IOException {
    byte[] rgb = new byte[EdgeRuntime.RGB * height * width];
    for (int i = 0; i < rgb.length; i++) {
      int pixel = i / EdgeRuntime.RGB;
      // Slopes with a texture: a plain picture would leave most of the codec cold.
      rgb[i] = (byte) (pixel % width + pixel / width + ((pixel * 0x9E3779B1) >>> 27));
    }
    for (int i = 0; i < times; i++) {
      encodeAsFarAsItGoes(rgb, height, width, coding);
    }
  }

  private void encodeAsFarAsItGoes(byte[] rgb, int height, int width, EdgeCoding coding)
      throws IOException {
    try {
      encode(rgb, height, width, coding);
    } catch (UnreachableTargetException madeUpIsTooLarge) {
      // It was tried all the same, which is what warming up is for.
    }
  }

  /** Waits for pictures that are being encoded, then frees everything. */
  @Override
  public void close() throws InferenceException {
    open.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        pool.close();
        edge.close();
      }
    } finally {
      open.writeLock().unlock();
    }
  }
}
