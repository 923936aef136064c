package dev.narrows.runtime;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.narrows.model.TensorShape;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** One ONNX file with one input and one output. Safe for use by several threads. */
final class OnnxNetwork implements AutoCloseable {
  private final Path file;
  private final Port input;
  private final Port output;
  private final OrtSession session;

  /** An input or output: its name and channels, which the file must have. */
  record Port(String name, int channels) {}

  private OnnxNetwork(Path file, Port input, Port output, OrtSession session) {
    this.file = file;
    this.input = input;
    this.output = output;
    this.session = session;
  }

  static OnnxNetwork open(Path file, Port input, Port output, RuntimeOptions options)
      throws InferenceException {
    try (OrtSession.SessionOptions settings = new OrtSession.SessionOptions()) {
      settings.setIntraOpNumThreads(options.threads());
      settings.setDeterministicCompute(true);
      // Waiting threads would otherwise spin, and take the cores from the other half and the codec.
      settings.addConfigEntry("session.intra_op.allow_spinning", "0");
      OrtSession session = OnnxLibrary.ENVIRONMENT.createSession(file.toString(), settings);
      OnnxNetwork network = new OnnxNetwork(file, input, output, session);
      network.requirePorts();
      return network;
    } catch (OrtException failure) {
      throw failed(file, failure);
    }
  }

  /**
   * Runs the network.
   *
   * @param values {@code [batch][channels][height][width]}
   * @param in shape of one input
   * @param out shape of one output
   * @return {@code [batch][channels][height][width]}
   */
  float[] run(float[] values, int batch, TensorShape in, TensorShape out)
      throws InferenceException {
    requireLength(values.length, batch, in);
    if (batch * out.elements() > Integer.MAX_VALUE) {
      throw new InferenceException(
          (file + ": expected an output of less than 2^31 numbers, found ")
              + (batch + " times " + out));
    }
    long[] shape = {batch, in.channels(), in.height(), in.width()};
    try (OnnxTensor tensor =
            OnnxTensor.createTensor(OnnxLibrary.ENVIRONMENT, FloatBuffer.wrap(values), shape);
        OrtSession.Result result = session.run(Map.of(input.name(), tensor))) {
      return values((OnnxTensor) result.get(0), batch, out);
    } catch (OrtException failure) {
      throw failed(file, failure);
    }
  }

  /**
   * Runs the network on memory that stays where it is.
   *
   * @param in values of one input
   * @param out takes those of one output
   */
  void run(DirectTensor in, DirectTensor out) throws InferenceException {
    try (OrtSession.Result result =
        session.run(
            Map.of(input.name(), in.tensor()), Map.of(output.name(), (OnnxValue) out.tensor()))) {
      assert result.size() == 1;
    } catch (OrtException failure) {
      throw failed(file, failure);
    }
  }

  /** A tensor of shape {@code [1][channels][height][width]} over direct memory, not copied. */
  static OnnxTensor tensor(FloatBuffer memory, TensorShape shape) throws InferenceException {
    try {
      return OnnxTensor.createTensor(
          OnnxLibrary.ENVIRONMENT,
          memory,
          new long[] {1, shape.channels(), shape.height(), shape.width()});
    } catch (OrtException failure) {
      throw new InferenceException("ONNX Runtime: no tensor of " + shape, failure);
    }
  }

  @Override
  public void close() throws InferenceException {
    try {
      session.close();
    } catch (OrtException failure) {
      throw failed(file, failure);
    }
  }

  private float[] values(OnnxTensor tensor, int batch, TensorShape out) throws InferenceException {
    long[] expected = {batch, out.channels(), out.height(), out.width()};
    long[] found = tensor.getInfo().getShape();
    if (!Arrays.equals(expected, found)) {
      throw new InferenceException(
          (file + ": output: expected " + Arrays.toString(expected))
              + (", found " + Arrays.toString(found)));
    }
    FloatBuffer copy = tensor.getFloatBuffer();
    if (copy.hasArray() && copy.arrayOffset() == 0 && copy.array().length == copy.remaining()) {
      return copy.array();
    }
    float[] values = new float[copy.remaining()];
    copy.get(values);
    return values;
  }

  private void requirePorts() throws OrtException, InferenceException {
    try {
      requirePort(session.getInputInfo(), input);
      requirePort(session.getOutputInfo(), output);
    } catch (OrtException | InferenceException failure) {
      session.close();
      throw failure;
    }
  }

  private void requirePort(Map<String, NodeInfo> found, Port expected) throws InferenceException {
    NodeInfo node = found.size() == 1 ? found.get(expected.name()) : null;
    boolean fits =
        node != null
            && node.getInfo() instanceof TensorInfo tensor
            && tensor.getShape().length == 4
            && tensor.getShape()[1] == expected.channels();
    if (!fits) {
      throw new InferenceException(
          (file + ": expected " + expected.name() + " of " + expected.channels() + " channels")
              + (", found " + found));
    }
  }

  private static void requireLength(int length, int batch, TensorShape shape) {
    if (batch < 1 || length != batch * shape.elements()) {
      throw new IllegalArgumentException(
          batch + " times " + shape + ": numbers do not fit, found " + length);
    }
  }

  private static InferenceException failed(Path file, OrtException failure) {
    String reason = String.valueOf(failure.getMessage()).lines().findFirst().orElse("failed");
    return new InferenceException(file + ": ONNX Runtime: " + reason, failure);
  }
}
