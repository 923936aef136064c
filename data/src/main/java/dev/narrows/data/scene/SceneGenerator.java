package dev.narrows.data.scene;

import dev.narrows.data.PictureSize;
import dev.narrows.data.Sample;
import java.util.Locale;

/**
 * Generates pictures of streets with exact ground truth, seen by a camera of Cityscapes' geometry.
 * A scene depends on seed, split and index alone; the size changes only how finely it is drawn.
 * Safe for use by several threads.
 */
public final class SceneGenerator {
  private final long seed;

  /**
   * @param seed another seed, other scenes
   */
  public SceneGenerator(long seed) {
    this.seed = seed;
  }

  /**
   * Draws one scene.
   *
   * @param split such as {@code train}; splits share no scenes
   * @param index 0 or more
   * @param size of the picture; the horizontal field of view is always Cityscapes'
   * @return the picture with labels (train ids of {@link
   *     dev.narrows.data.CityscapesClasses#CLASSES}) and disparity
   */
  public Sample generate(String split, int index, PictureSize size) {
    if (index < 0) {
      throw new IllegalArgumentException("scene index: expected 0 or more, found " + index);
    }
    SceneRandom random = SceneRandom.of(seed, split, index);
    Scene scene = SceneComposer.compose(random.fork());
    return SceneRenderer.render(name(split, index), scene, size, random.fork());
  }

  /** The name of a scene in Cityscapes' manner: city, sequence and frame. */
  static String name(String split, int index) {
    return String.format(Locale.ROOT, "%s_%06d_%06d", split, index, 0);
  }
}
