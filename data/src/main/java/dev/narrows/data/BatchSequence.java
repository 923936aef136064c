package dev.narrows.data;

import java.util.ArrayList;
import java.util.List;

/**
 * The endless sequence of a training's batches. Every epoch goes once through a new permutation of
 * the dataset; the samples left over at its end, fewer than a batch, are dropped. A batch depends
 * on the sequence and its step alone, so a training can be resumed at any step.
 *
 * @param dataset what is trained on
 * @param augmentation how samples are varied, anew in every epoch
 * @param batchSize samples a batch
 * @param seed of permutations and variations
 */
public record BatchSequence(Dataset dataset, Augmentation augmentation, int batchSize, long seed) {
  /**
   * Keeps the stream of permutations apart from those of samples, whose numbers are not negative.
   */
  private static final long PERMUTATION = -1;

  /**
   * @throws IllegalArgumentException if the batch size is below 1
   */
  public BatchSequence {
    if (batchSize < 1) {
      throw new IllegalArgumentException("batch size: expected at least 1, found " + batchSize);
    }
  }

  /**
   * Number of batches that an epoch has.
   *
   * @throws DataException if the dataset has fewer samples than a batch
   */
  public int batchesPerEpoch() throws DataException {
    if (dataset.size() < batchSize) {
      throw new DataException(
          "%s: expected at least a batch of %d samples, found %d"
              .formatted(dataset.description(), batchSize, dataset.size()));
    }
    return dataset.size() / batchSize;
  }

  /**
   * Makes a batch.
   *
   * @param step from 0
   * @throws DataException if a sample cannot be loaded, the dataset is smaller than a batch, or the
   *     thread is interrupted
   */
  public Batch batch(long step) throws DataException {
    int batchesPerEpoch = batchesPerEpoch();
    long epoch = step / batchesPerEpoch;
    int first = (int) (step % batchesPerEpoch) * batchSize;
    int[] order = permutation(epoch);
    List<Sample> samples = new ArrayList<>(batchSize);
    for (int i = first; i < first + batchSize; i++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new DataException("interrupted while making batch " + step);
      }
      Sample sample = dataset.load(order[i]);
      samples.add(augmentation.apply(sample, Seeds.stream(seed, epoch, order[i])));
    }
    return Batch.of(step, samples);
  }

  /** Fisher and Yates' shuffle. */
  private int[] permutation(long epoch) {
    var random = Seeds.stream(seed, epoch, PERMUTATION);
    int[] order = new int[dataset.size()];
    for (int i = 0; i < order.length; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }
}
