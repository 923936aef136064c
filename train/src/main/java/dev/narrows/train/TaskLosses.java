package dev.narrows.train;

import dev.narrows.model.Architecture;
import dev.narrows.model.Task;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** What each task's output is worth against the truth. */
final class TaskLosses {
  private static final long SUM = 2;
  private static final long IGNORED = 255;

  private final Tensor classWeights;

  /**
   * @param classWeights what a pixel of each class counts
   */
  TaskLosses(Tensor classWeights) {
    this.classWeights = classWeights;
  }

  /** The loss of one task, a scalar. */
  Tensor of(Task task, Tensor output, TorchBatch batch) {
    return switch (task) {
      case SEGMENTATION -> crossEntropy(output, batch.labels(), classWeights);
      case DISPARITY -> maskedSquaredError(output, batch.disparity());
      case RECONSTRUCTION -> output.sub(batch.pictures()).square().mean();
    };
  }

  /** Each picture's mean squared error, {@code [batch]}. */
  static Tensor squaredErrors(Tensor output, Tensor pictures) {
    return output.sub(pictures).square().flatten(1, -1).mean(1);
  }

  /** Mean over the pixels that have a label, weighted by their classes; 0 if none has. */
  static Tensor crossEntropy(Tensor scores, Tensor labels, Tensor classWeights) {
    Tensor sum =
        torch.cross_entropy_loss(scores, labels, new TensorOptional(classWeights), SUM, IGNORED, 0);
    Tensor labelled = labels.ne(TorchDevice.scalar(IGNORED));
    Tensor weight =
        classWeights.index_select(0, labels.mul(labelled).flatten()).mul(labelled.flatten());
    return sum.div(weight.sum().clamp_min(TorchDevice.scalar(Float.MIN_NORMAL)));
  }

  /** Mean over the pixels whose disparity is known, in units of 32 px; 0 if none is. */
  static Tensor maskedSquaredError(Tensor output, Tensor truth) {
    Tensor known = truth.ne(TorchDevice.scalar(0));
    Tensor error =
        output.sub(truth).mul(TorchDevice.scalar(1 / Architecture.DISPARITY_UNIT)).mul(known);
    return error.square().sum().div(count(known));
  }

  private static Tensor count(Tensor mask) {
    return mask.sum().clamp_min(TorchDevice.scalar(1));
  }
}
