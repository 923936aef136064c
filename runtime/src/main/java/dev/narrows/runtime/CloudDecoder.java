package dev.narrows.runtime;

import dev.narrows.feature.FeatureCodecRegistry;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.UnknownCodecException;
import dev.narrows.feature.UnsupportedBitstreamException;
import dev.narrows.feature.WrongModelException;
import dev.narrows.feature.bitstream.Bitstream;
import dev.narrows.feature.bitstream.CodedFeatures;
import dev.narrows.feature.bitstream.LatentBitstream;
import dev.narrows.model.Architecture;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The cloud's half of a model directory, opened once: bitstreams become what the tasks say. In
 * three steps, so that a server can refuse what costs too much before it costs anything, and run
 * pictures together: {@link #receive}, {@link #features} and {@link #run}. Safe for use by several
 * threads.
 */
public final class CloudDecoder implements AutoCloseable {
  private final ModelDirectory model;
  private final ModelIdentity identity;
  private final FeatureCodecRegistry codecs;
  private final Optional<LatentTransport> latents;
  private final CloudRuntime runtime;

  private CloudDecoder(
      ModelDirectory model,
      FeatureCodecRegistry codecs,
      Optional<LatentTransport> latents,
      CloudRuntime runtime) {
    this.model = model;
    this.codecs = codecs;
    this.latents = latents;
    this.runtime = runtime;
    identity = ModelIdentity.ofSha256(model.identity());
  }

  /**
   * Loads what decoding takes: priors or tables, and the networks of all tasks.
   *
   * @param model the directory
   * @param codecs where bitstreams find their codecs
   * @param options how networks are run
   * @throws IOException if a file is damaged or of another model
   */
  public static CloudDecoder open(ModelDirectory model, CodecSource codecs, RuntimeOptions options)
      throws IOException {
    FeatureCodecRegistry registry = codecs.withPriors(ModelPriors.of(model));
    Optional<LatentTransport> latents = LatentTransport.of(model);
    return new CloudDecoder(model, registry, latents, CloudRuntime.open(model, options));
  }

  /** The directory. */
  public ModelDirectory model() {
    return model;
  }

  /** What its bitstreams are known by. */
  public ModelIdentity identity() {
    return identity;
  }

  /** The tasks of the model. */
  public SortedSet<Task> tasks() {
    return runtime.tasks();
  }

  /**
   * Reads a bitstream's frame, without decoding what it holds: about as much work as copying it.
   *
   * @param bitstream all of it
   * @param asked the tasks that are to run; none: all that its layers serve
   * @throws MalformedBitstreamException if the bytes are no bitstream, or a damaged one
   * @throws UnsupportedBitstreamException if they are one of another version
   * @throws WrongModelException if another model made it
   * @throws UnservedTaskException if the model lacks a task, or the bitstream a layer that it reads
   */
  public ReceivedPicture receive(byte[] bitstream, Set<Task> asked)
      throws MalformedBitstreamException,
          UnsupportedBitstreamException,
          WrongModelException,
          UnservedTaskException {
    return receive(CodedFeatures.read(bitstream), asked);
  }

  /**
   * The same for a bitstream that has been read.
   *
   * @throws WrongModelException if another model made it
   * @throws UnservedTaskException if the model lacks a task, or the bitstream a layer that it reads
   */
  public ReceivedPicture receive(CodedFeatures coded, Set<Task> asked)
      throws WrongModelException, UnservedTaskException {
    coded.requireModel(identity);
    Size size = size(coded);
    SortedSet<Task> tasks = asked.isEmpty() ? runtime.tasksOf(size.channels()) : sorted(asked);
    for (Task task : tasks) {
      requireServed(task, size);
    }
    if (tasks.isEmpty()) {
      throw new UnservedTaskException(
          "bitstream: expected layers that a task reads, found " + size);
    }
    long stride = network().stride();
    return new ReceivedPicture(coded, tasks, size.rows() * stride, size.columns() * stride);
  }

  /**
   * The features that the tasks read; layers that none of them reads are not decoded where the
   * format allows that.
   *
   * @throws UnknownCodecException if the bitstream's codec is not among the known ones
   * @throws MalformedBitstreamException if its payload is damaged
   */
  public FeatureTensor features(ReceivedPicture picture)
      throws UnknownCodecException, MalformedBitstreamException {
    if (picture.coded() instanceof Bitstream bitstream) {
      return bitstream.decode(codecs).dequantize();
    }
    int layers = picture.tasks().stream().mapToInt(network()::layersOf).max().orElseThrow();
    try {
      return latents.orElseThrow().decode((LatentBitstream) picture.coded(), layers);
    } catch (WrongModelException impossible) {
      throw new IllegalStateException("the picture was received by another model", impossible);
    }
  }

  /**
   * What tasks say about pictures of one size; their networks run once for all of them.
   *
   * @param features one tensor for each picture, all of one height and width, with the layers that
   *     the tasks read
   * @param tasks those to run
   * @return for each picture, by task
   * @throws InferenceException if a network fails, or features are not the model's
   */
  public List<SortedMap<Task, TaskOutput>> run(List<FeatureTensor> features, Set<Task> tasks)
      throws InferenceException {
    List<SortedMap<Task, TaskOutput>> outputs = new ArrayList<>();
    features.forEach(picture -> outputs.add(new TreeMap<>()));
    for (Task task : tasks) {
      List<TaskOutput> all = runtime.run(task, features);
      for (int i = 0; i < all.size(); i++) {
        outputs.get(i).put(task, all.get(i));
      }
    }
    return outputs;
  }

  /**
   * What tasks say about the picture of a bitstream: the three steps at once.
   *
   * @param asked the tasks that are to run; none: all that the bitstream's layers serve
   * @throws IOException as the three steps do
   */
  public SortedMap<Task, TaskOutput> decode(CodedFeatures coded, Set<Task> asked)
      throws IOException {
    ReceivedPicture picture = receive(coded, asked);
    return run(List.of(features(picture)), picture.tasks()).get(0);
  }

  @Override
  public void close() throws InferenceException {
    runtime.close();
  }

  /** How many channels, rows and columns of features there are. */
  private record Size(int channels, long rows, long columns) {
    @Override
    public String toString() {
      return channels + " channels";
    }
  }

  private Size size(CodedFeatures coded) throws UnservedTaskException {
    if (coded instanceof Bitstream bitstream) {
      FeatureShape shape = bitstream.header().shape();
      requireKnown(shape.channels());
      return new Size(shape.channels(), shape.height(), shape.width());
    }
    LatentBitstream bitstream = (LatentBitstream) coded;
    if (latents.isEmpty()) {
      throw new UnservedTaskException(
          "bitstream: expected features, found latents, which the model has none of");
    }
    int layers = Math.min(bitstream.layers().size(), network().featureLayers().size());
    return new Size(network().channelsOf(layers), bitstream.height(), bitstream.width());
  }

  private void requireKnown(int channels) throws UnservedTaskException {
    int layers = network().featureLayers().size();
    if (IntStream.rangeClosed(1, layers).noneMatch(n -> network().channelsOf(n) == channels)) {
      throw new UnservedTaskException(
          ("bitstream: expected features of " + network().bottleneckChannels())
              + (" channels, found " + channels));
    }
  }

  private void requireServed(Task task, Size size) throws UnservedTaskException {
    if (!runtime.tasks().contains(task)) {
      throw new UnservedTaskException(
          "tasks: expected some of " + labels() + ", found " + task.label());
    }
    int read = network().channelsOf(task);
    if (read > size.channels()) {
      throw new UnservedTaskException(
          ("bitstream: expected " + read + " channels for " + task.label())
              + (", found a base layer of " + size));
    }
  }

  private List<String> labels() {
    return runtime.tasks().stream().map(Task::label).toList();
  }

  private Architecture network() {
    return model.description().network();
  }

  private static SortedSet<Task> sorted(Set<Task> tasks) {
    return new TreeSet<>(tasks);
  }
}
