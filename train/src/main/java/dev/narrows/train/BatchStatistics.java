package dev.narrows.train;

/**
 * What batch normalisation does with a batch's own mean and variance.
 *
 * @param used whether they normalise the batch and move the running ones
 * @param momentum their share in the running ones
 */
record BatchStatistics(boolean used, double momentum) {
  /** Use and record them, the usual share. */
  static final BatchStatistics TRAINING = new BatchStatistics(true, 0.1);

  /** Normalise by the running ones. */
  static final BatchStatistics EVALUATION = new BatchStatistics(false, 0);

  /** Use them, and make the running ones the plain mean over {@code count} batches so far. */
  static BatchStatistics averaging(int count) {
    return new BatchStatistics(true, 1.0 / count);
  }
}
