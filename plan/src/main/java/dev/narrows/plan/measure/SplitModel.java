package dev.narrows.plan.measure;

import dev.narrows.codecs.FeatureCodecs;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.Task;
import dev.narrows.runtime.AccuracyTable;
import dev.narrows.runtime.CloudDecoder;
import dev.narrows.runtime.EdgeEncoder;
import dev.narrows.runtime.LatentTransport;
import dev.narrows.runtime.RuntimeOptions;
import dev.narrows.runtime.WholeNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A model with all that its ways take. What the device computes takes a thread for each core; what
 * the cloud computes takes one, as a server that runs several requests at once does.
 */
public final class SplitModel implements AutoCloseable {
  private static final RuntimeOptions DEVICE = RuntimeOptions.DEFAULT;
  private static final RuntimeOptions CLOUD = new RuntimeOptions(1);

  private final String name;
  private final ModelDirectory directory;
  private final OptionalInt rates;
  private final Optional<AccuracyTable> accuracy;
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final EdgeEncoder edge;
  private final CloudDecoder cloud;
  private final WholeNetwork onDevice;
  private final WholeNetwork inCloud;

  private SplitModel(Path path, String name) throws IOException {
    this.name = name;
    directory = ModelDirectory.open(path);
    Optional<LatentTransport> latents = LatentTransport.of(directory);
    rates = latents.isPresent() ? OptionalInt.of(latents.get().rates()) : OptionalInt.empty();
    accuracy = AccuracyTable.of(directory);
    try {
      edge = opened(EdgeEncoder.open(directory, DEVICE));
      cloud = opened(CloudDecoder.open(directory, FeatureCodecs::withPriors, CLOUD));
      onDevice = opened(WholeNetwork.open(directory, DEVICE));
      inCloud = opened(WholeNetwork.open(directory, CLOUD));
    } catch (IOException failure) {
      close();
      throw failure;
    }
  }

  /**
   * Opens a model.
   *
   * @param name what to call it, as a server would
   * @throws IOException if there is none, or it is damaged
   */
  public static SplitModel open(Path directory, String name) throws IOException {
    return new SplitModel(directory, name);
  }

  /** What it is called. */
  public String name() {
    return name;
  }

  /** Its files. */
  public ModelDirectory directory() {
    return directory;
  }

  /** The tasks that it has. */
  public Set<Task> tasks() {
    return cloud.tasks();
  }

  /** How many rates its latents have; empty if its features are none. */
  OptionalInt rates() {
    return rates;
  }

  Optional<AccuracyTable> accuracy() {
    return accuracy;
  }

  /** Its edge half, with all that encoding takes. */
  public EdgeEncoder edge() {
    return edge;
  }

  CloudDecoder cloud() {
    return cloud;
  }

  WholeNetwork onDevice() {
    return onDevice;
  }

  /** Both halves as a cloud runs them. */
  public WholeNetwork inCloud() {
    return inCloud;
  }

  @Override
  public void close() throws IOException {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (IOException failure) {
        throw failure;
      } catch (Exception failure) {
        throw new IOException(directory.path() + ": cannot be closed", failure);
      }
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    opened.push(part);
    return part;
  }
}
