package dev.narrows.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** Turns the label ids of a dataset's files into the class ids of samples. */
final class LabelTable {
  private static final byte OUT_OF_RANGE = (byte) 254;

  private final int ids;
  private final byte[] classOfId = new byte[256];

  /**
   * @param ids number of label ids; files may hold 0 to {@code ids} − 1
   * @param classOf the class id of a label id, or 255 to ignore it
   */
  LabelTable(int ids, IntUnaryOperator classOf) {
    this.ids = ids;
    Arrays.fill(classOfId, OUT_OF_RANGE);
    for (int id = 0; id < ids; id++) {
      classOfId[id] = (byte) classOf.applyAsInt(id);
    }
  }

  /**
   * Class ids of a file's label ids.
   *
   * @throws DataException if a label id is out of range
   */
  byte[] classes(Path file, Pixels<byte[]> labels) throws DataException {
    byte[] labelIds = labels.values();
    byte[] classes = new byte[labelIds.length];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = classOfId[labelIds[i] & 0xFF];
      if (classes[i] == OUT_OF_RANGE) {
        int width = labels.size().width();
        throw new DataException(
            "%s: expected label ids from 0 to %d, found %d at column %d, row %d"
                .formatted(file, ids - 1, labelIds[i] & 0xFF, i % width, i / width));
      }
    }
    return classes;
  }
}
