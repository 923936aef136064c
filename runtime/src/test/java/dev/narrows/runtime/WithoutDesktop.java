package dev.narrows.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** A program that encodes a picture and says which modules of Java there were. */
final class WithoutDesktop {
  private WithoutDesktop() {}

  /** Takes the model directory as its argument. */
  public static void main(String[] arguments) throws IOException {
    try (EdgeEncoder encoder = EdgeEncoder.open(Path.of(arguments[0]))) {
      byte[] rgb = EdgeEncoderTest.picture(96, 192, 1);
      System.out.println(digest(encoder.encode(rgb, 96, 192).bitstream()));
    }
    System.out.println("desktop: " + ModuleLayer.boot().findModule("java.desktop").isPresent());
  }

  static String digest(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes);
    return bytes.length + " bytes " + HexFormat.of().toHexDigits(checksum.getValue());
  }
}
