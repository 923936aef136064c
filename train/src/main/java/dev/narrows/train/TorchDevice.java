package dev.narrows.train;

import dev.narrows.train.config.DeviceConfig;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/** Where tensors live and how pictures are laid out there. */
final class TorchDevice {
  private final DeviceConfig config;
  private final Device device;

  private TorchDevice(DeviceConfig config) {
    this.config = config;
    this.device =
        new Device(
            switch (config.kind()) {
              case CPU -> "cpu";
              case CUDA -> "cuda:0";
            });
  }

  /**
   * Makes a device ready.
   *
   * @throws TrainException if this machine or this build does not have it
   */
  static TorchDevice open(DeviceConfig config) throws TrainException {
    int threads =
        config.threads() == 0 ? Runtime.getRuntime().availableProcessors() : config.threads();
    torch.set_num_threads(threads);
    if (config.kind() == DeviceConfig.Kind.CUDA && !torch.cuda_is_available()) {
      throw new TrainException(
          "device: expected a CUDA device, found none (it needs an NVIDIA driver, and Narrows built"
              + " with -Pgpu)");
    }
    return new TorchDevice(config);
  }

  DeviceConfig config() {
    return config;
  }

  static Scalar scalar(double value) {
    return new Scalar(value);
  }

  /** A vector of zeros here. */
  Tensor zeros(long length) {
    return torch.zeros(new long[] {length}, options(torch.ScalarType.Float));
  }

  /** A copy of an array here. */
  Tensor floats(float[] values, long... shape) {
    return onDevice(Tensor.create(values, shape));
  }

  /** A copy of an array here, in double precision. */
  Tensor doubles(double[] values, long... shape) {
    return onDevice(Tensor.create(values, shape));
  }

  /** A copy of an array here, as 64-bit integers. */
  Tensor indices(int[] values) {
    return onDevice(Tensor.create(values, values.length)).to(torch.ScalarType.Long);
  }

  /** A copy of unsigned bytes here, as 64-bit integers. */
  Tensor classIds(byte[] values, long... shape) {
    return onDevice(Tensor.create(values, shape))
        .view(torch.ScalarType.Byte)
        .to(torch.ScalarType.Long);
  }

  /** Pictures in the layout that convolutions are fastest on. */
  Tensor pictures(float[] values, long... shape) {
    Tensor tensor = floats(values, shape);
    return config.channelsLast()
        ? tensor.contiguous(torch.MemoryFormat.ChannelsLast)
        : tensor.contiguous();
  }

  /** Strides of a dense tensor: channels innermost for convolution weights if so configured. */
  long[] strides(long... shape) {
    int[] order = new int[shape.length];
    for (int i = 0; i < shape.length; i++) {
      order[i] = shape.length - 1 - i;
    }
    if (config.channelsLast() && shape.length == 4) {
      order = new int[] {1, 3, 2, 0};
    }
    long[] strides = new long[shape.length];
    long stride = 1;
    for (int dimension : order) {
      strides[dimension] = stride;
      stride *= shape[dimension];
    }
    return strides;
  }

  /** The elements of a tensor anywhere, in row-major order of its shape. */
  static float[] toArray(Tensor tensor) {
    Tensor dense = tensor.detach().to(new Device("cpu"), torch.ScalarType.Float).contiguous();
    float[] values = new float[Math.toIntExact(dense.numel())];
    if (values.length == 0) {
      // It has no memory to read from.
      return values;
    }
    new FloatPointer(dense.data_ptr_float()).get(values);
    return values;
  }

  private Tensor onDevice(Tensor tensor) {
    return config.kind() == DeviceConfig.Kind.CPU
        ? tensor
        : tensor.to(device, tensor.dtype().toScalarType());
  }

  private TensorOptions options(torch.ScalarType type) {
    return new TensorOptions()
        .dtype(new ScalarTypeOptional(type))
        .device(new DeviceOptional(device));
  }
}
