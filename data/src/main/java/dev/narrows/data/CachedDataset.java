package dev.narrows.data;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Keeps the samples of a dataset in memory once they are loaded, up to a number of bytes. When that
 * is full, what is kept stays: training goes through all samples in random order, so no sample is
 * likelier to be needed soon than another. Callers share the samples and must not change their
 * arrays.
 */
public final class CachedDataset implements Dataset {
  private final Dataset dataset;
  private final AtomicReferenceArray<Sample> samples;
  private final AtomicLong freeBytes;

  /**
   * @param dataset where samples come from
   * @param bytes how much to keep
   */
  public CachedDataset(Dataset dataset, long bytes) {
    this.dataset = dataset;
    this.samples = new AtomicReferenceArray<>(dataset.size());
    this.freeBytes = new AtomicLong(bytes);
  }

  @Override
  public String description() {
    return dataset.description();
  }

  @Override
  public int size() {
    return dataset.size();
  }

  @Override
  public PictureSize pictureSize() {
    return dataset.pictureSize();
  }

  @Override
  public ClassSet classes() {
    return dataset.classes();
  }

  @Override
  public boolean hasDisparity() {
    return dataset.hasDisparity();
  }

  @Override
  public Sample load(int index) throws DataException {
    Sample kept = samples.get(index);
    if (kept != null) {
      return kept;
    }
    Sample sample = dataset.load(index);
    long bytes = bytes(sample);
    // Reserve first, so that threads together never exceed the limit; give back what is not used.
    boolean keep = freeBytes.addAndGet(-bytes) >= 0 && samples.compareAndSet(index, null, sample);
    if (!keep) {
      freeBytes.addAndGet(bytes);
    }
    return sample;
  }

  private static long bytes(Sample sample) {
    return sample.rgb().length
        + sample.labels().map(labels -> (long) labels.length).orElse(0L)
        + sample.disparity().map(values -> (long) Float.BYTES * values.length).orElse(0L);
  }
}
