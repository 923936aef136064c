package dev.narrows.serve.models;

import dev.narrows.feature.bitstream.CodedFeatures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * The models in some folders, looked at again and again: a directory that appears is loaded, one
 * that changes is loaded beside the one before and takes its place at once, one that goes is
 * unloaded. A model is closed when the last request that uses it has ended. A directory that is
 * incomplete or damaged is not taken; then the one before, if any, stays.
 */
public final class ModelRepository implements Models, AutoCloseable {
  private volatile SortedMap<ModelKey, ModelSlot> slots = Collections.emptySortedMap();
  private final ScheduledExecutorService polling =
      Executors.newSingleThreadScheduledExecutor(ModelRepository::thread);
  private final ModelRefresh refresh;

  private ModelRepository(List<Path> folders, RepositoryOptions options) {
    refresh = new ModelRefresh(folders, options);
  }

  /**
   * Loads what there is and begins to look for changes.
   *
   * @param folders model directories, folders of them, or folders of {@code NAME/VERSION}
   * @throws IOException if a folder is not there, or is a model directory that cannot be loaded, or
   *     two directories are of one name and version
   */
  public static ModelRepository open(List<Path> folders, RepositoryOptions options)
      throws IOException {
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        throw new IOException(
            folder + ": expected a model directory or a folder of them, found none");
      }
    }
    ModelRepository repository = new ModelRepository(folders, options);
    try {
      repository.slots = repository.refresh.first();
    } catch (IOException failure) {
      repository.close();
      throw failure;
    }
    long period = options.poll().toMillis();
    var unused =
        repository.polling.scheduleWithFixedDelay(
            repository::refresh, period, period, TimeUnit.MILLISECONDS);
    return repository;
  }

  @Override
  public List<ServedModel> list() {
    return slots.values().stream().map(ModelSlot::current).toList();
  }

  @Override
  public ModelLease lease(String name, String version) throws UnknownModelException {
    return leaseOf(name, version, ModelSlot::current);
  }

  @Override
  public ModelLease lease(String name, String version, CodedFeatures bitstream)
      throws UnknownModelException {
    return leaseOf(name, version, slot -> slot.makerOf(bitstream));
  }

  /** Chooses a model of a place. */
  @FunctionalInterface
  private interface Choice {
    ServedModel of(ModelSlot slot);
  }

  private ModelLease leaseOf(String name, String version, Choice choice)
      throws UnknownModelException {
    while (true) {
      ModelLease lease = choice.of(slot(name, version)).lease();
      // None: it has been replaced and closed between the look and the lease.
      if (lease != null) {
        return lease;
      }
    }
  }

  private ModelSlot slot(String name, String version) throws UnknownModelException {
    SortedMap<ModelKey, ModelSlot> now = slots;
    SortedMap<ModelKey, ModelSlot> versions =
        now.subMap(new ModelKey(name, 0), new ModelKey(name, Long.MAX_VALUE));
    if (versions.isEmpty()) {
      List<String> names = now.keySet().stream().map(ModelKey::name).distinct().toList();
      throw new UnknownModelException(
          "model: expected one of " + names + ", found '" + shortened(name) + "'");
    }
    if (version.isEmpty()) {
      return versions.get(versions.lastKey());
    }
    OptionalLong number = ModelScan.version(version);
    ModelSlot slot =
        number.isPresent() ? versions.get(new ModelKey(name, number.getAsLong())) : null;
    if (slot == null) {
      List<Long> numbers = versions.keySet().stream().map(ModelKey::version).toList();
      throw new UnknownModelException(
          (name + ": expected one of versions " + numbers)
              + (", found '" + shortened(version) + "'"));
    }
    return slot;
  }

  private static String shortened(String text) {
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }

  /** How often a model has been loaded, first or again. */
  public long loads() {
    return refresh.loads();
  }

  /** Looks at the folders now; the repository's thread does so again and again. */
  void refresh() {
    change(refresh::next);
  }

  private synchronized void change(UnaryOperator<SortedMap<ModelKey, ModelSlot>> change) {
    slots = change.apply(slots);
    // Only now, as nobody finds them any more.
    refresh.releaseGone();
  }

  @Override
  public void close() {
    polling.shutdownNow();
    change(refresh::none);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "narrows-models");
    thread.setDaemon(true);
    return thread;
  }
}
