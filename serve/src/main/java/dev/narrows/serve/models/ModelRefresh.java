package dev.narrows.serve.models;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of the models when their folders are looked at. Used by one thread at a time. */
final class ModelRefresh {
  /** So many looks in a row do not find a directory that is gone, and not just being replaced. */
  private static final int MISSES = 3;

  private static final Logger LOG = LoggerFactory.getLogger(ModelRefresh.class);

  private final List<Path> folders;
  private final RepositoryOptions options;
  private final ModelLoader loader;

  /** Seen once: loaded when seen so again, as what is being written changes. */
  private final Map<ModelKey, Fingerprint> seen = new HashMap<>();

  /** Could not be loaded as they were. */
  private final Map<ModelKey, Fingerprint> unusable = new HashMap<>();

  private final Set<String> clashes = new HashSet<>();
  private final List<ServedModel> gone = new ArrayList<>();
  private final AtomicLong loads = new AtomicLong();

  ModelRefresh(List<Path> folders, RepositoryOptions options) {
    this.folders = List.copyOf(folders);
    this.options = options;
    loader = new ModelLoader(options.runtime());
  }

  /**
   * What is there at the start.
   *
   * @throws IOException if a directory that was named itself cannot be loaded, or two are of one
   *     name and version
   */
  SortedMap<ModelKey, ModelSlot> first() throws IOException {
    ModelScan scan = ModelScan.of(folders, options.names());
    if (!scan.clashes().isEmpty()) {
      throw new IOException(scan.clashes().get(0));
    }
    SortedMap<ModelKey, ModelSlot> slots = new TreeMap<>();
    for (Map.Entry<ModelKey, Path> found : scan.found().entrySet()) {
      Fingerprint fingerprint = Fingerprint.of(found.getValue());
      try {
        slots.put(found.getKey(), ModelSlot.of(load(found, fingerprint), fingerprint));
      } catch (IOException failure) {
        if (folders.contains(found.getValue())) {
          throw failure;
        }
        unusable(found.getKey(), fingerprint, failure);
      }
    }
    return slots;
  }

  /** What is there now, after what was there before. */
  SortedMap<ModelKey, ModelSlot> next(SortedMap<ModelKey, ModelSlot> before) {
    SortedMap<ModelKey, ModelSlot> slots = new TreeMap<>(before);
    try {
      ModelScan scan = ModelScan.of(folders, options.names());
      scan.clashes().stream().filter(clashes::add).forEach(LOG::warn);
      for (Map.Entry<ModelKey, Path> found : scan.found().entrySet()) {
        look(found, slots);
      }
      for (ModelKey key : before.keySet()) {
        if (!scan.found().containsKey(key)) {
          miss(key, slots);
        }
      }
    } catch (IOException | RuntimeException failure) {
      LOG.warn("folders of models cannot be read: {}", failure.toString());
    }
    slots.replaceAll((key, slot) -> forgotten(slot));
    return slots;
  }

  /** Nothing is there any more. */
  SortedMap<ModelKey, ModelSlot> none(SortedMap<ModelKey, ModelSlot> before) {
    before.values().forEach(this::leave);
    return Collections.emptySortedMap();
  }

  /** Gives up those that nobody can find any more. */
  void releaseGone() {
    gone.forEach(ServedModel::release);
    gone.clear();
  }

  /** How often a model has been loaded. */
  long loads() {
    return loads.get();
  }

  private void look(Map.Entry<ModelKey, Path> found, SortedMap<ModelKey, ModelSlot> slots) {
    ModelKey key = found.getKey();
    ModelSlot slot = slots.get(key);
    Fingerprint fingerprint;
    try {
      fingerprint = Fingerprint.of(found.getValue());
    } catch (IOException changing) {
      return;
    }
    if (slot != null && slot.missed() > 0) {
      slots.put(key, slot.withMissed(0));
    }
    if (slot != null && slot.fingerprint().equals(fingerprint)) {
      return;
    }
    boolean settled = fingerprint.equals(seen.put(key, fingerprint));
    if (!settled || fingerprint.equals(unusable.get(key))) {
      return;
    }
    try {
      ServedModel model = load(found, fingerprint);
      slots.put(key, placed(slot, model, fingerprint));
      unusable.remove(key);
    } catch (IOException | RuntimeException failure) {
      unusable(key, fingerprint, failure);
    }
  }

  private void unusable(ModelKey key, Fingerprint fingerprint, Exception failure) {
    unusable.put(key, fingerprint);
    LOG.atWarn()
        .addKeyValue("model", key.name())
        .addKeyValue("version", key.version())
        .log("model cannot be loaded: {}", failure.getMessage());
  }

  private ModelSlot placed(ModelSlot before, ServedModel model, Fingerprint fingerprint) {
    if (before == null) {
      return ModelSlot.of(model, fingerprint);
    }
    long until = System.nanoTime() + options.keepReplaced().toNanos();
    ModelSlot after = before.replacedBy(model, fingerprint, until);
    // One that is only written again has no bitstreams that its successor cannot decode.
    return before.current().decoder().identity().equals(model.decoder().identity())
        ? left(after, after.retired().subList(0, 1))
        : after;
  }

  private ModelSlot forgotten(ModelSlot slot) {
    return left(slot, slot.goneAt(System.nanoTime()));
  }

  private ModelSlot left(ModelSlot slot, List<ModelSlot.Retired> models) {
    models.forEach(retired -> gone.add(retired.model()));
    return slot.without(models);
  }

  private void miss(ModelKey key, SortedMap<ModelKey, ModelSlot> slots) {
    ModelSlot slot = slots.get(key);
    seen.remove(key);
    if (slot.missed() + 1 < MISSES) {
      slots.put(key, slot.withMissed(slot.missed() + 1));
      return;
    }
    slots.remove(key);
    leave(slot);
    LOG.atInfo()
        .addKeyValue("model", key.name())
        .addKeyValue("version", key.version())
        .log("model is gone");
  }

  private void leave(ModelSlot slot) {
    gone.add(slot.current());
    slot.retired().forEach(retired -> gone.add(retired.model()));
  }

  private ServedModel load(Map.Entry<ModelKey, Path> found, Fingerprint fingerprint)
      throws IOException {
    ServedModel model = loader.load(found.getKey(), found.getValue(), fingerprint);
    loads.incrementAndGet();
    LOG.atInfo()
        .addKeyValue("model", model.key().name())
        .addKeyValue("version", model.key().version())
        .addKeyValue("identity", model.decoder().identity().hex())
        .log("model loaded from {}", found.getValue());
    return model;
  }
}
