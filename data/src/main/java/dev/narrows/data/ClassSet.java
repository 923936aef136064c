package dev.narrows.data;

import java.util.List;

/**
 * The classes of a segmentation task; a class's id is its place in the list.
 *
 * @param classes in the order of their ids
 */
public record ClassSet(List<SemanticClass> classes) {
  /** No segmentation. */
  public static final ClassSet NONE = new ClassSet(List.of());

  /** Copies the list. */
  public ClassSet {
    classes = List.copyOf(classes);
  }

  /** Number of classes. */
  public int size() {
    return classes.size();
  }

  /**
   * A class of things or stuff.
   *
   * @param name such as {@code traffic sign}
   * @param rgb colour in pictures of labels, 0xRRGGBB
   */
  public record SemanticClass(String name, int rgb) {}
}
