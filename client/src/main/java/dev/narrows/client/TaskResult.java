package dev.narrows.client;

import dev.narrows.model.Task;

/** What a task says about a picture, as servers send it. */
public sealed interface TaskResult {
  /** Which task. */
  Task task();

  /** Rows of the picture. */
  int height();

  /** Columns of the picture. */
  int width();

  /**
   * The class of every pixel.
   *
   * @param height rows
   * @param width columns
   * @param classIds in the order of the model's classes, unsigned, {@code [height][width]}; not
   *     copied
   */
  record Segmentation(int height, int width, byte[] classIds) implements TaskResult {
    @Override
    public Task task() {
      return Task.SEGMENTATION;
    }
  }

  /**
   * The disparity of every pixel.
   *
   * @param height rows
   * @param width columns
   * @param disparity pixels of a 2048-wide picture, {@code [height][width]}; not copied
   */
  record Disparity(int height, int width, float[] disparity) implements TaskResult {
    @Override
    public Task task() {
      return Task.DISPARITY;
    }
  }

  /**
   * The picture as reconstructed.
   *
   * @param height rows
   * @param width columns
   * @param rgb 8-bit, interleaved: {@code rgb[3·(y·width + x) + channel]}, red first; not copied
   */
  record Reconstruction(int height, int width, byte[] rgb) implements TaskResult {
    @Override
    public Task task() {
      return Task.RECONSTRUCTION;
    }
  }
}
