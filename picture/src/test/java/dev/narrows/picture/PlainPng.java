package dev.narrows.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A PNG decoder of its own, written from the standard: one channel of any depth or three of 8 or 16
 * bits, not interlaced.
 */
record PlainPng(int width, int height, int[] samples) {
  static PlainPng decode(byte[] file) throws DataFormatException {
    ByteBuffer in = ByteBuffer.wrap(file, 8, file.length - 8);
    ByteBuffer header = null;
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    while (in.hasRemaining()) {
      byte[] data = new byte[in.getInt()];
      byte[] type = new byte[4];
      in.get(type).get(data).getInt();
      switch (new String(type, StandardCharsets.US_ASCII)) {
        case "IHDR" -> header = ByteBuffer.wrap(data);
        case "IDAT" -> deflated.writeBytes(data);
        default -> {}
      }
    }
    return decode(header, deflated.toByteArray());
  }

  private static PlainPng decode(ByteBuffer header, byte[] deflated) throws DataFormatException {
    int width = header.getInt();
    int height = header.getInt();
    int bits = header.get();
    int perLine = width * (header.get() == 2 ? 3 : 1);
    int line = (perLine * bits + 7) / 8;
    byte[] lines = new byte[height * (line + 1)];
    Inflater inflater = new Inflater();
    inflater.setInput(deflated);
    int inflated = inflater.inflate(lines);
    inflater.end();
    if (inflated != lines.length) {
      throw new AssertionError("expected " + lines.length + " bytes, found " + inflated);
    }
    int pixelBytes = Math.max(1, perLine / width * bits / 8);
    byte[] pixels = unfiltered(lines, height, line, pixelBytes);
    int[] samples = new int[height * perLine];
    for (int i = 0; i < samples.length; i++) {
      int firstBit = i / perLine * line * 8 + i % perLine * bits;
      for (int bit = firstBit; bit < firstBit + bits; bit++) {
        samples[i] = 2 * samples[i] + ((pixels[bit / 8] >> (7 - bit % 8)) & 1);
      }
    }
    return new PlainPng(width, height, samples);
  }

  private static byte[] unfiltered(byte[] lines, int height, int line, int pixelBytes) {
    byte[] pixels = new byte[height * line];
    for (int y = 0; y < height; y++) {
      int filter = lines[y * (line + 1)];
      for (int x = 0; x < line; x++) {
        boolean hasLeft = x >= pixelBytes;
        int at = y * line + x;
        int left = hasLeft ? Byte.toUnsignedInt(pixels[at - pixelBytes]) : 0;
        int up = y > 0 ? Byte.toUnsignedInt(pixels[at - line]) : 0;
        int corner = hasLeft && y > 0 ? Byte.toUnsignedInt(pixels[at - line - pixelBytes]) : 0;
        int prediction =
            switch (filter) {
              case 0 -> 0;
              case 1 -> left;
              case 2 -> up;
              case 3 -> (left + up) / 2;
              case 4 -> paeth(left, up, corner);
              default -> throw new AssertionError("no such filter: " + filter);
            };
        pixels[at] = (byte) (lines[y * (line + 1) + 1 + x] + prediction);
      }
    }
    return pixels;
  }

  private static int paeth(int left, int up, int corner) {
    int estimate = left + up - corner;
    int toLeft = Math.abs(estimate - left);
    int toUp = Math.abs(estimate - up);
    int toCorner = Math.abs(estimate - corner);
    if (toLeft <= toUp && toLeft <= toCorner) {
      return left;
    }
    return toUp <= toCorner ? up : corner;
  }
}
