package dev.narrows.cli.npy;

import dev.narrows.feature.FeatureShape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/**
 * Tensors in {@code .npy} files, one a file.
 *
 * <p>Read are formats 1.0 to 3.0 in C order, of {@code uint8}, {@code uint16}, {@code float16},
 * {@code float32} and {@code float64} (rounded to 32 bits) in either byte order, and the shapes
 * {@code [channels, height, width]}, the same behind a batch of 1, and {@code [channels]} with
 * planes of one element. Written are format 1.0, {@code uint8}, {@code uint16} and {@code float32}
 * with the least significant byte first, and three dimensions.
 */
public final class NumpyFile {
  private static final int MAX_HEADER = 1 << 20;
  private static final long MAX_BYTES =
      (long) Double.BYTES * FeatureShape.MAX_ELEMENTS + MAX_HEADER;

  private NumpyFile() {}

  /**
   * The tensor in a file.
   *
   * @throws NumpyException if the file is no {@code .npy}, a damaged one or no tensor as above; the
   *     message names the file and the offset
   * @throws IOException if it cannot be read
   */
  public static NumpyArray read(Path file) throws IOException {
    String name = file.toString();
    if (Files.isDirectory(file)) {
      throw new NumpyException(name, 0, "expected a .npy file, found a folder");
    }
    long size = Files.size(file);
    if (size > MAX_BYTES) {
      throw new NumpyException(
          name, MAX_BYTES, "expected at most " + MAX_BYTES + " bytes, found " + size);
    }
    byte[] bytes = Files.readAllBytes(file);
    NumpyHeader header = new NumpyHeaderReader(name, bytes).read();
    long end = header.length() + header.bytes();
    if (bytes.length != end) {
      throw new NumpyException(
          name,
          Math.min(end, bytes.length),
          ("elements of " + header.shape() + ": expected " + header.bytes() + " bytes, found ")
              + (bytes.length - header.length()));
    }
    ByteBuffer elements = ByteBuffer.wrap(bytes).position(header.length()).order(header.order());
    return header.type().read(elements, header.shape());
  }

  /**
   * Writes a tensor to a file, replacing it; a failure leaves nothing half-written.
   *
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, NumpyArray array) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.write(beside, bytes(array));
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static byte[] bytes(NumpyArray array) {
    NumpyType type = type(array);
    byte[] header = NumpyHeader.write(type, array.shape());
    byte[] file = Arrays.copyOf(header, header.length + type.bytes() * array.shape().elements());
    ByteBuffer elements =
        ByteBuffer.wrap(file).position(header.length).order(ByteOrder.LITTLE_ENDIAN);
    if (array instanceof NumpyArray.Floats floats) {
      elements.asFloatBuffer().put(floats.tensor().values());
    } else if (array instanceof NumpyArray.Integers integers) {
      for (short value : integers.values()) {
        if (type == NumpyType.UINT8) {
          elements.put((byte) value);
        } else {
          elements.putShort(value);
        }
      }
    }
    return file;
  }

  private static NumpyType type(NumpyArray array) {
    if (array instanceof NumpyArray.Integers integers) {
      return integers.bits() == Byte.SIZE ? NumpyType.UINT8 : NumpyType.UINT16;
    }
    return NumpyType.FLOAT32;
  }
}
