package dev.narrows.train.config;

/**
 * Where training runs.
 *
 * @param kind processor or graphics card
 * @param threads of libtorch on the processor; 0 is one for each core
 * @param channelsLast whether pictures are laid out with channels innermost
 * @param bfloat16 whether the network computes in bfloat16 where that is safe (CUDA only)
 */
public record DeviceConfig(Kind kind, int threads, boolean channelsLast, boolean bfloat16) {
  /** A kind of device. */
  public enum Kind {
    /** The processor. */
    CPU,
    /** NVIDIA's graphics card. */
    CUDA
  }

  /**
   * @throws IllegalArgumentException if a number is out of range or bfloat16 is asked of the
   *     processor
   */
  public DeviceConfig {
    Checks.between("device.threads", threads, 0, 4096);
    Checks.require(
        !bfloat16 || kind == Kind.CUDA, "device.bfloat16: expected false on cpu", bfloat16);
  }
}
