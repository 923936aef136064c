package dev.narrows.train;

import dev.narrows.data.Augmentation;
import dev.narrows.data.Batch;
import dev.narrows.data.BatchLoader;
import dev.narrows.data.BatchSequence;
import dev.narrows.data.CachedDataset;
import dev.narrows.data.ClassSet;
import dev.narrows.data.Dataset;
import dev.narrows.model.ModelDescription;
import dev.narrows.model.SegmentationClass;
import dev.narrows.model.Task;
import dev.narrows.model.Weights;
import dev.narrows.train.config.TrainConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One training, from its first step or a checkpoint to the last step or a request to stop. Its
 * folder holds {@code checkpoint.safetensors} and {@code metrics.csv}.
 */
public final class TrainingRun {
  private static final long CACHE_BYTES = 2L << 30;

  private final TrainConfig config;
  private final CachedDataset dataset;
  private final Path folder;
  private final ModelDescription description;
  private final TorchDevice device;
  private volatile boolean stopRequested;

  /**
   * @param config what to train; tasks that the dataset has no truth for are left out
   * @param dataset the training split
   * @param folder of the run; made if it is not there
   * @throws TrainException if no task is left, the picture's size is no multiple of the stride, or
   *     the device is not there
   */
  public TrainingRun(TrainConfig config, Dataset dataset, Path folder) throws TrainException {
    this.config = config;
    this.dataset = new CachedDataset(dataset, CACHE_BYTES);
    this.folder = folder;
    description = describe(config, dataset);
    device = TorchDevice.open(config.device());
  }

  /** What is trained. */
  public ModelDescription description() {
    return description;
  }

  /** Asks the run to stop after the step it is in, with a checkpoint. Safe from any thread. */
  public void requestStop() {
    stopRequested = true;
  }

  /**
   * Trains.
   *
   * @param resume whether to go on from the folder's checkpoint if there is one; otherwise what is
   *     there is written over
   * @param listener hears every step
   * @return how it ended
   * @throws IOException if data cannot be read, a file cannot be written, the device is not there
   *     or a loss is not finite; the last good checkpoint stays
   */
  public TrainingResult train(boolean resume, TrainingListener listener) throws IOException {
    Files.createDirectories(folder);
    int processors = Runtime.getRuntime().availableProcessors();
    dataset.fill(processors, samples -> listener.loaded(samples, dataset.size()));
    Learner learner =
        new Learner(
            config,
            description.network(),
            device,
            ClassWeights.of(dataset, config.loss().classBalance()));
    Checkpoint checkpoint = new Checkpoint(folder);
    String fingerprint = config.toString();
    int first = resume && checkpoint.exists() ? checkpoint.restore(learner, fingerprint) : 0;
    int total = config.schedule().steps();
    List<Task> tasks = List.copyOf(description.network().decoders().keySet());
    listener.started(first, total);
    BatchSequence sequence = sequence(config.augmentation());
    int step = first;
    double waited;
    long start = System.nanoTime();
    try (BatchLoader loader = new BatchLoader(sequence, first, 1);
        MetricsFile metrics = new MetricsFile(folder, tasks, first)) {
      while (step < total && !stopRequested) {
        StepReport report = learner.step(step, loader.next());
        step++;
        metrics.add(report);
        listener.step(report);
        if (step % config.schedule().checkpointEvery() == 0 || step == total || stopRequested) {
          checkpoint.save(learner, step, fingerprint);
        }
      }
      waited = loader.waitSeconds();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    Optional<Weights> weights = step == total ? Optional.of(finish(learner)) : Optional.empty();
    return new TrainingResult(step, step - first, seconds, waited, weights);
  }

  private Weights finish(Learner learner) throws IOException {
    BatchSequence plain = sequence(Augmentation.NONE);
    List<Batch> batches = new ArrayList<>();
    for (int i = 0; i < Learner.CALIBRATION_BATCHES; i++) {
      batches.add(plain.batch(i));
    }
    return learner.finish(batches);
  }

  private BatchSequence sequence(Augmentation augmentation) {
    return new BatchSequence(dataset, augmentation, config.schedule().batch(), config.seed());
  }

  private static ModelDescription describe(TrainConfig config, Dataset dataset)
      throws TrainException {
    List<ModelDescription.TaskDescription> outputs = new ArrayList<>();
    for (Task task : config.tasks()) {
      switch (task) {
        case SEGMENTATION -> {
          if (dataset.classes().size() > 0) {
            outputs.add(ModelDescription.TaskDescription.segmentation(classes(dataset.classes())));
          }
        }
        case DISPARITY -> {
          if (dataset.hasDisparity()) {
            outputs.add(ModelDescription.TaskDescription.disparity());
          }
        }
        case RECONSTRUCTION -> outputs.add(ModelDescription.TaskDescription.reconstruction());
      }
    }
    if (outputs.isEmpty()) {
      throw new TrainException(
          dataset.description() + ": expected truth for one of " + config.tasks() + ", found none");
    }
    requireMultiple("width", config.data().width(), config.network().stride());
    requireMultiple("height", config.data().height(), config.network().stride());
    return ModelDescription.of(
        config.network(), outputs, config.data().width(), config.data().height());
  }

  private static void requireMultiple(String what, int side, int stride) throws TrainException {
    if (side % stride != 0) {
      throw new TrainException(
          "data."
              + what
              + ": expected a multiple of the network's stride "
              + stride
              + ", found "
              + side);
    }
  }

  private static List<SegmentationClass> classes(ClassSet classes) {
    return classes.classes().stream().map(c -> SegmentationClass.of(c.name(), c.rgb())).toList();
  }
}
