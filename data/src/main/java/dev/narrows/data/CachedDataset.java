package dev.narrows.data;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntConsumer;

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

  /**
   * Loads all samples ahead, so that training does not wait for the first epoch's and a damaged
   * file is found before it begins. Ends when memory is full.
   *
   * @param threadCount number of threads, at least 1
   * @param progress is told the number of samples loaded so far, from the calling thread
   * @throws DataException if a sample cannot be loaded, or the calling thread is interrupted
   */
  public void fill(int threadCount, IntConsumer progress) throws DataException {
    ExecutorService threads = Background.threads(threadCount, "cache-filler");
    try {
      List<Future<Boolean>> loads = new ArrayList<>();
      for (int i = 0; i < size(); i++) {
        int index = i;
        loads.add(threads.submit(() -> keep(index)));
      }
      for (int i = 0; i < size() && Background.await(loads.get(i), "sample " + i); i++) {
        progress.accept(i + 1);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** Loads a sample and returns whether it is kept. */
  private boolean keep(int index) throws DataException {
    load(index);
    return samples.get(index) != null;
  }

  private static long bytes(Sample sample) {
    return sample.rgb().length
        + sample.labels().map(labels -> (long) labels.length).orElse(0L)
        + sample.disparity().map(values -> (long) Float.BYTES * values.length).orElse(0L);
  }
}
