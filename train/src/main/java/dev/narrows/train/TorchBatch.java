package dev.narrows.train;

import dev.narrows.data.Batch;
import org.bytedeco.pytorch.Tensor;

/**
 * A batch on the device.
 *
 * @param pictures {@code [batch][3][height][width]}, RGB in [0,1]
 * @param labels {@code [batch][height][width]}, 64-bit, 255 ignored; null without segmentation
 * @param disparity {@code [batch][1][height][width]}, 0 unknown; null without disparity
 */
record TorchBatch(Tensor pictures, Tensor labels, Tensor disparity) {
  static TorchBatch of(Batch batch, TorchDevice device) {
    long n = batch.count();
    long height = batch.size().height();
    long width = batch.size().width();
    return new TorchBatch(
        device.pictures(batch.pictures(), n, 3, height, width),
        batch.labels().map(ids -> device.classIds(ids, n, height, width)).orElse(null),
        batch.disparity().map(px -> device.floats(px, n, 1, height, width)).orElse(null));
  }
}
