package dev.narrows.protocol;

/** Names and data types of a model's tensors; an output has the name of its task. */
public final class Tensors {
  /** The input: bitstreams, {@code [n]}. */
  public static final String BITSTREAM = "bitstream";

  /** Data type of bitstreams: sequences of bytes. */
  public static final String BYTES = "BYTES";

  /** Data type of class ids and of reconstructions: whole numbers of 8 bits. */
  public static final String UINT8 = "UINT8";

  /** Data type of disparities: floating-point numbers of 32 bits. */
  public static final String FP32 = "FP32";

  private Tensors() {}
}
