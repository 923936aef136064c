package dev.narrows.feature.bitstream;

import dev.narrows.feature.FeatureCodecRegistry;
import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.UnknownCodecException;
import dev.narrows.feature.UnsupportedBitstreamException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A bitstream in a file, of which only what is asked for is read: the front when it is opened, a
 * layer when it is decoded. Each has a checksum of its own. A bitstream of one layer is read and
 * checked as a whole when it is opened. Not for several threads at once.
 */
public final class LayerReader implements Closeable {
  private final Path file;
  private final FileChannel channel;
  private final long maxBytes;
  private final long payloadStart;
  private final Front front;

  private LayerReader(
      Path file, FileChannel channel, long maxBytes, long payloadStart, Front front) {
    this.file = file;
    this.channel = channel;
    this.maxBytes = maxBytes;
    this.payloadStart = payloadStart;
    this.front = front;
  }

  /**
   * Opens a file and reads its front.
   *
   * @param file where the bitstream lies, and nothing else
   * @param maxBytes refuses to read more than this at once: the front, or one layer
   * @throws MalformedBitstreamException if the file is no bitstream, its front is damaged or its
   *     length is wrong; the message names the file
   * @throws UnsupportedBitstreamException if this version cannot read it; the message names the
   *     file
   */
  public static LayerReader open(Path file, long maxBytes) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      return open(file, channel, maxBytes);
    } catch (MalformedBitstreamException e) {
      channel.close();
      throw e.within(0, file.toString());
    } catch (UnsupportedBitstreamException e) {
      channel.close();
      throw e.within(file.toString());
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static LayerReader open(Path file, FileChannel channel, long maxBytes)
      throws IOException {
    long size = channel.size();
    byte[] prefix = read(channel, 0, Math.min(size, BitstreamFormat.MAX_PREFIX_BYTES), maxBytes);
    Frame frame = Frame.of(prefix);
    frame.requireLength(size);
    byte[] bytes = read(channel, 0, frame.payloadStart(), maxBytes);
    if (frame.version() == BitstreamFormat.VERSION && hasFrontChecksum(bytes)) {
      ByteCursor header = new ByteCursor(bytes, frame.headerStart(), bytes.length);
      Front front = Front.read(header, frame.payloadLength());
      if (!front.checksums().isEmpty()) {
        return new LayerReader(file, channel, maxBytes, frame.payloadStart(), front);
      }
    }
    // One layer, another version or damage: it takes the last checksum to tell.
    Bitstream whole = BitstreamReader.read(read(channel, 0, size, maxBytes));
    byte[] payload = whole.payloads().get(0);
    int checksum = BitstreamFormat.checksum(payload, payload.length);
    Front front = new Front(whole.header(), List.of(checksum));
    return new LayerReader(file, channel, maxBytes, frame.payloadStart(), front);
  }

  /** Whether the bytes end with the checksum of those before. */
  private static boolean hasFrontChecksum(byte[] bytes) throws MalformedBitstreamException {
    int at = bytes.length - BitstreamFormat.CRC_BYTES;
    int found = new ByteCursor(bytes, at, bytes.length).int32("front checksum");
    return found == BitstreamFormat.checksum(bytes, at);
  }

  /** What the bitstream says of itself. */
  public BitstreamHeader header() {
    return front.header();
  }

  /**
   * The channels of one layer, as a tensor of their own.
   *
   * @param layer from 0
   * @param codecs where to find the codec that the bitstream names
   * @throws UnknownCodecException if the codec is not among them
   * @throws MalformedBitstreamException if the layer is damaged, too long or does not fit the
   *     header; the message names the file
   */
  public QuantizedTensor decodeLayer(int layer, FeatureCodecRegistry codecs) throws IOException {
    BitstreamHeader.Span span = header().spans().get(layer);
    long at = payloadStart + span.offset();
    try {
      byte[] payload = read(channel, at, header().layers().get(layer).bytes(), maxBytes);
      BitstreamReader.requireLayer(payload, front.checksums().get(layer), at, layer);
      return header().decodeLayer(span, payload, payloadStart, codecs);
    } catch (MalformedBitstreamException e) {
      throw e.within(0, file.toString());
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static byte[] read(FileChannel channel, long at, long length, long maxBytes)
      throws IOException {
    if (length > Math.min(maxBytes, BitstreamReader.MAX_BYTES)) {
      throw new MalformedBitstreamException(
          at, "oversized: expected at most " + maxBytes + " bytes at once, declared " + length);
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, at + bytes.position()) < 0) {
        throw new EOFException(
            "bitstream: expected " + length + " bytes at " + at + ", found its end");
      }
    }
    return bytes.array();
  }
}
