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

  private TaskLosses() {}

  /** The loss of one task, a scalar. */
  static Tensor of(Task task, Tensor output, TorchBatch batch) {
    return switch (task) {
      case SEGMENTATION -> crossEntropy(output, batch.labels());
      case DISPARITY -> maskedSquaredError(output, batch.disparity());
      case RECONSTRUCTION -> output.sub(batch.pictures()).square().mean();
    };
  }

  /** Mean over the pixels that have a label; 0 if none has. */
  static Tensor crossEntropy(Tensor scores, Tensor labels) {
    Tensor sum = torch.cross_entropy_loss(scores, labels, new TensorOptional(), SUM, IGNORED, 0);
    return sum.div(count(labels.ne(TorchDevice.scalar(IGNORED))));
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
