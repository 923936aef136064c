package dev.narrows.model;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Named tensors in a safetensors file: 8 bytes with the length of the header (little-endian), a
 * JSON header, the elements one tensor after another.
 *
 * @param source what messages call it: the file it was read from
 * @param tensors by name, in the order of the header
 * @param metadata free text by key
 * @see <a href="https://github.com/huggingface/safetensors">The format</a>
 */
public record SafeTensors(
    String source, Map<String, StoredTensor> tensors, Map<String, String> metadata) {

  /** Headers above this many bytes are refused, as by other readers of the format. */
  public static final int MAX_HEADER_BYTES = 100_000_000;

  /** Copies the maps, not the tensors. */
  public SafeTensors {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /** Tensors that are to be written. */
  public SafeTensors(Map<String, StoredTensor> tensors, Map<String, String> metadata) {
    this("tensors", tensors, metadata);
  }

  /**
   * Reads a file.
   *
   * @throws ModelException if it cannot be read, is damaged, or has a tensor of another type than
   *     {@link ElementType} or of 2 GiB or more
   */
  public static SafeTensors read(Path file) throws ModelException {
    try (FileChannel channel = FileChannel.open(file)) {
      return read(file.toString(), channel);
    } catch (ModelException named) {
      throw named;
    } catch (IOException failure) {
      throw SafeFiles.cannotRead(file, failure);
    }
  }

  /**
   * Writes a file: beside it first, then moved.
   *
   * @throws ModelException if it cannot be written; nothing is left behind, an earlier file stays
   */
  public void write(Path file) throws ModelException {
    SafeFiles.write(file, this::writeTo);
  }

  /** The bytes of the file, for whoever moves a whole directory. */
  void writeTo(WritableByteChannel channel) throws IOException {
    SafeTensorsHeader header = SafeTensorsHeader.place(tensors, metadata);
    byte[] json = header.toBytes();
    ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    writeFully(channel, length.putLong(0, json.length));
    writeFully(channel, ByteBuffer.wrap(json));
    for (SafeTensorsHeader.Entry entry : header.byOffset()) {
      writeFully(channel, tensors.get(entry.name()).bytes());
    }
  }

  /**
   * The elements of a tensor of 32-bit floats.
   *
   * @throws ModelException if there is none of this name, type and shape
   */
  public FloatBuffer floats(String name, List<Long> shape) throws ModelException {
    return require(name, ElementType.F32, shape).bytes().asFloatBuffer();
  }

  /**
   * The elements of a tensor of 64-bit integers.
   *
   * @throws ModelException if there is none of this name, type and shape
   */
  public LongBuffer longs(String name, List<Long> shape) throws ModelException {
    return require(name, ElementType.I64, shape).bytes().asLongBuffer();
  }

  /**
   * A tensor that must be there.
   *
   * @throws ModelException if there is none of this name, type and shape
   */
  public StoredTensor require(String name, ElementType type, List<Long> shape)
      throws ModelException {
    StoredTensor tensor = tensors.get(name);
    if (tensor == null || tensor.type() != type || !tensor.shape().equals(shape)) {
      String found = tensor == null ? "no such tensor" : tensor.type() + " " + tensor.shape();
      throw new ModelException(
          source + ": tensor " + name + ": expected " + type + " " + shape + ", found " + found);
    }
    return tensor;
  }

  private static SafeTensors read(String source, FileChannel channel) throws IOException {
    long size = channel.size();
    if (size < Long.BYTES) {
      throw new ModelException(
          source + ": expected a safetensors file, found " + size + " bytes in all");
    }
    long length = readFully(channel, Long.BYTES).getLong();
    if (length < 2 || length > Math.min(MAX_HEADER_BYTES, size - Long.BYTES)) {
      throw new ModelException(
          source
              + (": header: expected a length of 2 to " + MAX_HEADER_BYTES + " bytes within the ")
              + (size + " of the file, found " + Long.toUnsignedString(length)));
    }
    byte[] json = readFully(channel, (int) length).array();
    long dataBytes = size - Long.BYTES - length;
    SafeTensorsHeader header = SafeTensorsHeader.parse(source, json, dataBytes);
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    for (SafeTensorsHeader.Entry entry : header.entries()) {
      long bytes = entry.end() - entry.begin();
      if (bytes > Integer.MAX_VALUE) {
        throw new ModelException(
            source + ": tensor " + entry.name() + ": expected below 2 GiB, found " + bytes);
      }
      channel.position(Long.BYTES + length + entry.begin());
      ByteBuffer elements = readFully(channel, (int) bytes);
      tensors.put(entry.name(), new StoredTensor(entry.type(), entry.shape(), elements));
    }
    return new SafeTensors(source, tensors, header.metadata());
  }

  private static ByteBuffer readFully(FileChannel channel, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException("the file ended while it was read");
      }
    }
    return buffer.flip();
  }

  private static void writeFully(WritableByteChannel channel, ByteBuffer buffer)
      throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }
}
