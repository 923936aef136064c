package dev.narrows.cli.send;

import dev.narrows.feature.MalformedBitstreamException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds where pictures end that stand one behind the other. What is between a picture's begin and
 * end is not looked into.
 *
 * <p>PNG: chunks up to {@code IEND} (PNG specification, section 5). JPEG: segments up to the end of
 * image; in entropy-coded data a marker is an {@code FF} that neither 00 nor a restart follows
 * (ITU-T T.81, annex B). WebP: as long as its RIFF header says.
 */
final class PictureSplitter {
  /** The most bytes of a picture. */
  static final int MAX_BYTES = 1 << 26;

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int CHUNK_FRAME = 12;
  private static final int IEND = 0x49454e44;
  private static final int START_OF_IMAGE = 0xd8;
  private static final int END_OF_IMAGE = 0xd9;
  private static final int START_OF_SCAN = 0xda;

  private final InputStream in;
  private ByteArrayOutputStream picture = new ByteArrayOutputStream();

  PictureSplitter(InputStream in) {
    this.in = in;
  }

  /**
   * The next picture; empty at the end of the stream.
   *
   * @throws MalformedBitstreamException if there is another thing, or a picture ends too early or
   *     has more than {@value #MAX_BYTES} bytes
   */
  Optional<byte[]> next() throws IOException {
    picture = new ByteArrayOutputStream();
    int first = in.read();
    if (first < 0) {
      return Optional.empty();
    }
    picture.write(first);
    switch (first) {
      case 0x89 -> png();
      case 0xff -> jpeg();
      case 'R' -> webp();
      default -> throw noPicture();
    }
    return Optional.of(picture.toByteArray());
  }

  private void png() throws IOException {
    copy(PNG.length - 1);
    if (!Arrays.equals(picture.toByteArray(), PNG)) {
      throw noPicture();
    }
    int type;
    do {
      long length = number(4, true);
      type = (int) number(4, true);
      copy(length + CHUNK_FRAME - 8);
    } while (type != IEND);
  }

  private void webp() throws IOException {
    copy(3);
    if (!Arrays.equals(picture.toByteArray(), new byte[] {'R', 'I', 'F', 'F'})) {
      throw noPicture();
    }
    long length = number(4, false);
    copy(length + length % 2);
  }

  private void jpeg() throws IOException {
    if (take() != START_OF_IMAGE) {
      throw noPicture();
    }
    int marker = marker(take());
    while (marker != END_OF_IMAGE) {
      if (hasLength(marker)) {
        copy(Math.max(0, number(2, true) - 2));
      }
      marker = marker == START_OF_SCAN ? afterScan() : marker(take());
    }
  }

  /** The marker that a byte begins: FF, perhaps several, and its code. */
  private int marker(int begin) throws IOException {
    if (begin != 0xff) {
      throw new MalformedBitstreamException(
          picture.size() - 1, "JPEG: expected a marker, found byte " + begin);
    }
    int code = take();
    while (code == 0xff) {
      code = take();
    }
    return code;
  }

  /** The first marker behind entropy-coded data. */
  private int afterScan() throws IOException {
    while (true) {
      int value = take();
      while (value == 0xff) {
        value = take();
        boolean data = value == 0 || (value >= 0xd0 && value <= 0xd7);
        if (!data && value != 0xff) {
          return value;
        }
      }
    }
  }

  private static boolean hasLength(int marker) {
    return marker != 0x01 && !(marker >= 0xd0 && marker <= START_OF_IMAGE);
  }

  private long number(int bytes, boolean mostSignificantFirst) throws IOException {
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      long value = take();
      number = mostSignificantFirst ? (number << 8) | value : number | (value << (8 * i));
    }
    return number;
  }

  private int take() throws IOException {
    requireRoom(1);
    int value = in.read();
    if (value < 0) {
      throw endsEarly();
    }
    picture.write(value);
    return value;
  }

  private void copy(long count) throws IOException {
    requireRoom(count);
    byte[] bytes = in.readNBytes((int) count);
    picture.writeBytes(bytes);
    if (bytes.length < count) {
      throw endsEarly();
    }
  }

  private void requireRoom(long more) throws MalformedBitstreamException {
    if (picture.size() + more > MAX_BYTES) {
      throw new MalformedBitstreamException(
          picture.size(),
          "expected at most %d bytes, found %d".formatted(MAX_BYTES, picture.size() + more));
    }
  }

  private MalformedBitstreamException endsEarly() {
    return new MalformedBitstreamException(picture.size(), "expected more, found the end");
  }

  private static MalformedBitstreamException noPicture() {
    return new MalformedBitstreamException(0, "expected PNG, JPEG or WebP, found other bytes");
  }
}
