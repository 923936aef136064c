package dev.narrows.picture;

/** Looks into JPEG files, for tests. */
final class JpegMarkers {
  /** Position in a block of the n-th coefficient in zigzag order. */
  private static final int[] ZIGZAG = zigzag();

  private JpegMarkers() {}

  /** A quantisation table, row by row. */
  static int[] quantisationTable(byte[] jpeg, int number) {
    int at = 2;
    while (true) {
      int marker = Byte.toUnsignedInt(jpeg[at + 1]);
      int end = at + 2 + uint16(jpeg, at + 2);
      if (marker == 0xDB) {
        for (int table = at + 4; table < end; table += 65) {
          if (jpeg[table] == number) {
            return rowByRow(jpeg, table + 1);
          }
        }
      }
      at = end;
    }
  }

  /** Horizontal and vertical sampling factors of each component, as hexadecimal digits. */
  static String samplingFactors(byte[] jpeg) {
    int at = 2;
    while (Byte.toUnsignedInt(jpeg[at + 1]) != 0xC0) {
      at += 2 + uint16(jpeg, at + 2);
    }
    StringBuilder factors = new StringBuilder();
    for (int component = 0; component < jpeg[at + 9]; component++) {
      factors.append(Integer.toHexString(jpeg[at + 11 + 3 * component])).append(' ');
    }
    return factors.toString().strip();
  }

  private static int[] rowByRow(byte[] jpeg, int at) {
    int[] table = new int[64];
    for (int i = 0; i < 64; i++) {
      table[ZIGZAG[i]] = Byte.toUnsignedInt(jpeg[at + i]);
    }
    return table;
  }

  private static int uint16(byte[] bytes, int at) {
    return Byte.toUnsignedInt(bytes[at]) * 256 + Byte.toUnsignedInt(bytes[at + 1]);
  }

  /** Diagonal after diagonal, the first going right, then down and up in turn. */
  private static int[] zigzag() {
    int[] order = new int[64];
    int next = 0;
    for (int diagonal = 0; diagonal < 15; diagonal++) {
      for (int step = 0; step <= diagonal; step++) {
        int y = diagonal % 2 == 0 ? diagonal - step : step;
        int x = diagonal - y;
        if (x < 8 && y < 8) {
          order[next++] = 8 * y + x;
        }
      }
    }
    return order;
  }
}
