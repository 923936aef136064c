package dev.narrows.feature.bitstream;

import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.UnsupportedBitstreamException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Bitstreams in files, one a file. */
public final class BitstreamFile {
  private BitstreamFile() {}

  /**
   * The bitstream in a file, which holds nothing else.
   *
   * @param file where it lies
   * @param maxBytes refuses a larger one before reading it
   * @throws MalformedBitstreamException if the file is no bitstream, or a damaged or too long one;
   *     the message names the file
   * @throws UnsupportedBitstreamException if it is one that this version cannot read; the message
   *     names the file
   */
  public static Bitstream read(Path file, long maxBytes) throws IOException {
    return read(file, maxBytes, Bitstream::read);
  }

  /**
   * The bitstream in a file, of any version; the file holds nothing else.
   *
   * @param file where it lies
   * @param maxBytes refuses a larger one before reading it
   * @throws MalformedBitstreamException if the file is no bitstream, or a damaged or too long one;
   *     the message names the file
   * @throws UnsupportedBitstreamException if it is one that this reader cannot read; the message
   *     names the file
   */
  public static CodedFeatures readAny(Path file, long maxBytes) throws IOException {
    return read(file, maxBytes, CodedFeatures::read);
  }

  /** Reads one kind of bitstream, or any. */
  @FunctionalInterface
  private interface Reader<T extends CodedFeatures> {
    T read(InputStream in, long maxBytes) throws IOException;
  }

  private static <T extends CodedFeatures> T read(Path file, long maxBytes, Reader<T> reader)
      throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      T bitstream = reader.read(in, maxBytes);
      if (in.read() >= 0) {
        long end = bitstream.bytes();
        throw new MalformedBitstreamException(
            end, "trailing bytes: expected " + end + ", found " + Files.size(file));
      }
      return bitstream;
    } catch (MalformedBitstreamException e) {
      throw e.within(0, file.toString());
    } catch (UnsupportedBitstreamException e) {
      throw e.within(file.toString());
    }
  }

  /**
   * Writes a bitstream to a file, replacing it; a failure leaves nothing half-written.
   *
   * @throws IOException if the file cannot be written
   */
  public static void write(CodedFeatures bitstream, Path file) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.write(beside, bitstream.write());
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
