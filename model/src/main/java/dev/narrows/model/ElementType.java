package dev.narrows.model;

/** Types of the elements of tensors in a file; each constant's name is the file's name for it. */
public enum ElementType {
  /** 64-bit IEEE 754 numbers. */
  F64(Double.BYTES),
  /** 32-bit IEEE 754 numbers. */
  F32(Float.BYTES),
  /** 64-bit two's complement integers. */
  I64(Long.BYTES),
  /** Unsigned bytes. */
  U8(Byte.BYTES);

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  /** Size of one element in bytes. */
  public int bytes() {
    return bytes;
  }
}
