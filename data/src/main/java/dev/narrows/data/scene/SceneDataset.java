package dev.narrows.data.scene;

import dev.narrows.data.CityscapesClasses;
import dev.narrows.data.ClassSet;
import dev.narrows.data.Dataset;
import dev.narrows.data.PictureSize;
import dev.narrows.data.Sample;

/**
 * One split of generated scenes, drawn when they are asked for.
 *
 * @param split such as {@code train}
 * @param size number of scenes
 * @param seed of the generator
 * @param pictureSize of every picture
 */
public record SceneDataset(String split, int size, long seed, PictureSize pictureSize)
    implements Dataset {
  /**
   * @throws IllegalArgumentException if there is no scene
   */
  public SceneDataset {
    if (size < 1) {
      throw new IllegalArgumentException("scenes: expected at least 1, found " + size);
    }
  }

  @Override
  public String description() {
    return size + " generated scenes, " + split + ", seed " + seed + ", " + pictureSize;
  }

  @Override
  public ClassSet classes() {
    return CityscapesClasses.CLASSES;
  }

  @Override
  public boolean hasDisparity() {
    return true;
  }

  @Override
  public Sample load(int index) {
    if (index >= size) {
      throw new IndexOutOfBoundsException("scene " + index + " of " + size);
    }
    return new SceneGenerator(seed).generate(split, index, pictureSize);
  }
}
