package dev.narrows.data;

import dev.narrows.data.ClassSet.SemanticClass;
import java.util.Arrays;
import java.util.List;

/**
 * The 19 classes on which Cityscapes is evaluated, and the two numberings of them: files hold
 * <em>label ids</em> (0 to 33, every class ever drawn), samples hold <em>train ids</em> (0 to 18).
 *
 * <p>Source: M. Cordts et al., "The Cityscapes Dataset for Semantic Urban Scene Understanding",
 * CVPR 2016, and its published label table.
 */
public final class CityscapesClasses {
  /** The train ids' names and colours; the place in the list is the train id. */
  public static final ClassSet CLASSES =
      new ClassSet(
          List.of(
              new SemanticClass("road", 0x804080),
              new SemanticClass("sidewalk", 0xF423E8),
              new SemanticClass("building", 0x464646),
              new SemanticClass("wall", 0x66669C),
              new SemanticClass("fence", 0xBE9999),
              new SemanticClass("pole", 0x999999),
              new SemanticClass("traffic light", 0xFAAA1E),
              new SemanticClass("traffic sign", 0xDCDC00),
              new SemanticClass("vegetation", 0x6B8E23),
              new SemanticClass("terrain", 0x98FB98),
              new SemanticClass("sky", 0x4682B4),
              new SemanticClass("person", 0xDC143C),
              new SemanticClass("rider", 0xFF0000),
              new SemanticClass("car", 0x00008E),
              new SemanticClass("truck", 0x000046),
              new SemanticClass("bus", 0x003C64),
              new SemanticClass("train", 0x005064),
              new SemanticClass("motorcycle", 0x0000E6),
              new SemanticClass("bicycle", 0x770B20)));

  /** Number of label ids; a file holds 0 to 33. */
  public static final int LABEL_IDS = 34;

  /** The label id of pixels that belong to no class ("unlabeled"). */
  public static final int UNLABELED = 0;

  /** The train id of label ids that are not evaluated, {@link Sample#IGNORE} as an int. */
  public static final int IGNORE = Byte.toUnsignedInt(Sample.IGNORE);

  private static final int[] LABEL_ID_OF_TRAIN_ID = {
    7, 8, 11, 12, 13, 17, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 31, 32, 33
  };

  private static final int[] TRAIN_ID_OF_LABEL_ID = inverse();

  private CityscapesClasses() {}

  /** Whether a file of labels may hold this value. */
  public static boolean isLabelId(int labelId) {
    return labelId >= 0 && labelId < LABEL_IDS;
  }

  /**
   * The train id of a label id.
   *
   * @param labelId 0 to 33
   * @return 0 to 18, or {@link #IGNORE}
   * @throws IllegalArgumentException if it is no label id
   */
  public static int trainId(int labelId) {
    if (!isLabelId(labelId)) {
      throw new IllegalArgumentException("label id: expected 0 to 33, found " + labelId);
    }
    return TRAIN_ID_OF_LABEL_ID[labelId];
  }

  /**
   * The label id of a train id.
   *
   * @param trainId 0 to 18, or {@link #IGNORE}
   * @return 7 to 33, or {@link #UNLABELED} for {@link #IGNORE}
   * @throws IllegalArgumentException if it is no train id
   */
  public static int labelId(int trainId) {
    if (trainId == IGNORE) {
      return UNLABELED;
    }
    if (trainId < 0 || trainId >= LABEL_ID_OF_TRAIN_ID.length) {
      throw new IllegalArgumentException("train id: expected 0 to 18 or 255, found " + trainId);
    }
    return LABEL_ID_OF_TRAIN_ID[trainId];
  }

  private static int[] inverse() {
    int[] trainIds = new int[LABEL_IDS];
    Arrays.fill(trainIds, IGNORE);
    for (int trainId = 0; trainId < LABEL_ID_OF_TRAIN_ID.length; trainId++) {
      trainIds[LABEL_ID_OF_TRAIN_ID[trainId]] = trainId;
    }
    return trainIds;
  }
}
